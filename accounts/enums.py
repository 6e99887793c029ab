from django.db import models


class OrganisationKind(models.TextChoices):
    COUNCIL = "council", "Council"
    VENDOR = "vendor", "Vendor"
    LGA = "lga", "Local Government Association"
    PUBLIC_BODY = "public_body", "Other public body"


class CouncilType(models.TextChoices):
    """Principal local authorities by type, as the Office for National Statistics names them."""

    COUNTY = "county", "County council"
    DISTRICT = "non_metropolitan_district", "District council"
    UNITARY = "unitary", "Unitary authority"
    METROPOLITAN = "metropolitan_district", "Metropolitan district"
    LONDON = "london_borough", "London borough"
    CITY = "city_corporation", "City corporation"
    COMBINED = "combined_authority", "Combined authority"
    STRATEGIC = "strategic_regional_authority", "Strategic regional authority"


class Region(models.TextChoices):
    """The nine regions of England."""

    EAST_MIDLANDS = "east_midlands", "East Midlands"
    EAST = "east_of_england", "East of England"
    LONDON = "london", "London"
    NORTH_EAST = "north_east", "North East"
    NORTH_WEST = "north_west", "North West"
    SOUTH_EAST = "south_east", "South East"
    SOUTH_WEST = "south_west", "South West"
    WEST_MIDLANDS = "west_midlands", "West Midlands"
    YORKSHIRE = "yorkshire_and_the_humber", "Yorkshire and The Humber"


class Role(models.TextChoices):
    COUNCIL_OFFICER = "council_officer", "Council officer"
    COUNCIL_LEAD = "council_lead", "Council lead"
    VENDOR_USER = "vendor_user", "Vendor user"
    VENDOR_LEAD = "vendor_lead", "Vendor lead"
    ASSESSOR = "assessor", "Assessor"
    LGA_OFFICER = "lga_officer", "LGA vetting officer"
    LGA_ADMINISTRATOR = "lga_administrator", "LGA administrator"


# An assessor may be an expert from a council or another public body.
ROLES_BY_KIND = {
    OrganisationKind.COUNCIL: (Role.COUNCIL_OFFICER, Role.COUNCIL_LEAD, Role.ASSESSOR),
    OrganisationKind.PUBLIC_BODY: (Role.COUNCIL_OFFICER, Role.COUNCIL_LEAD, Role.ASSESSOR),
    OrganisationKind.VENDOR: (Role.VENDOR_USER, Role.VENDOR_LEAD),
    OrganisationKind.LGA: (Role.ASSESSOR, Role.LGA_OFFICER, Role.LGA_ADMINISTRATOR),
}


# What the lead of an organisation gives and takes; every other role is the LGA administrators' own.
LEADS = (Role.COUNCIL_LEAD, Role.VENDOR_LEAD)
# Who vets, decides, or looks after the portal and its people.
TRUSTED = (Role.ASSESSOR, Role.LGA_OFFICER, Role.LGA_ADMINISTRATOR)
ROLES_LEADS_GIVE = (
    Role.COUNCIL_OFFICER,
    Role.COUNCIL_LEAD,
    Role.VENDOR_USER,
    Role.VENDOR_LEAD,
)


class MembershipStatus(models.TextChoices):
    WAITING = "waiting", "Waiting for an administrator"
    ACTIVE = "active", "Active"
    ENDED = "ended", "Ended"
    REFUSED = "refused", "Refused"


class InvitationStatus(models.TextChoices):
    SENT = "sent", "Sent"
    ACCEPTED = "accepted", "Accepted"
    WITHDRAWN = "withdrawn", "Withdrawn"
