from django.urls import path, re_path

from showcase.views.resources import feeds, public, staff, tags

PUBLIC = [
    path("resources/", public.Resources.as_view(), name="resources"),
    path("feeds/resources/", feeds.ResourcesFeed.as_view(), name="resources_feed"),
    path("resources/<slug:slug>/", public.ResourcePage.as_view(), name="resource"),
    path(
        "resources/<slug:slug>/<int:number>/",
        public.ResourceVersionPage.as_view(),
        name="resource_version",
    ),
]

OF = "staff/resources/<slug:slug>/"
STAFF = [
    path("staff/resources/", staff.StaffResources.as_view(), name="staff_resources"),
    path("staff/new-resource/", staff.NewResource.as_view(), name="new_resource"),
    path("staff/resource-tags/", tags.Tags.as_view(), name="tags"),
    path("staff/resource-tags/<slug:slug>/", tags.RenameTag.as_view(), name="rename_tag"),
    path(OF, staff.StaffResource.as_view(), name="staff_resource"),
    path(f"{OF}edit/", staff.EditResource.as_view(), name="edit_resource"),
    path(f"{OF}preview/", staff.PreviewResource.as_view(), name="preview_resource"),
    path(f"{OF}publish/", staff.PublishResource.as_view(), name="publish_resource"),
    path(f"{OF}withdraw/", staff.WithdrawResource.as_view(), name="withdraw_resource"),
    path(f"{OF}link/", staff.LinkResource.as_view(), name="link_resource"),
    re_path(
        r"^staff/resources/(?P<slug>[-\w]+)/unlink/(?P<of>challenge|solution)/(?P<pk>[0-9]{1,9})/$",
        staff.UnlinkResource.as_view(),
        name="unlink_resource",
    ),
]
