from django.db import models


class ScanStatus(models.TextChoices):
    WAITING = "waiting", "Waiting for the virus scan"
    CLEAN = "clean", "Scanned, clean"
    INFECTED = "infected", "Refused: the virus scan found something"
    ALTERED = "altered", "Closed: it is no longer the file that was uploaded"


class FileType(models.TextChoices):
    """What may be uploaded, by media type of the content."""

    PDF = "application/pdf", "PDF"
    DOCX = (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "Word document",
    )
    XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "Excel workbook"
    PPTX = (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "PowerPoint presentation",
    )
    ODT = "application/vnd.oasis.opendocument.text", "OpenDocument text"
    ODS = "application/vnd.oasis.opendocument.spreadsheet", "OpenDocument spreadsheet"
    ODP = "application/vnd.oasis.opendocument.presentation", "OpenDocument presentation"
    PNG = "image/png", "PNG image"
    JPEG = "image/jpeg", "JPEG image"
    CSV = "text/csv", "CSV"
    TXT = "text/plain", "Plain text"
