"""Whether a picture can be opened as one."""

import warnings
from typing import IO

from PIL import Image

from documents.enums import FileType
from documents.refusal import UploadRefused

FORMATS = {FileType.PNG: "PNG", FileType.JPEG: "JPEG"}
MOST_PIXELS = 100_000_000  # a page of A3 scanned at 600 dots an inch has 70 million


def check_picture(file: IO[bytes], file_type: FileType) -> None:
    """Raises UploadRefused for a picture that is damaged or opens to far more than it should."""
    file.seek(0)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(file, formats=[FORMATS[file_type]]) as picture:
                width, height = picture.size
                picture.verify()
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise UploadRefused(
            "The picture is damaged and cannot be opened. Save it again."
        ) from error
    if width * height > MOST_PIXELS:
        raise UploadRefused("The picture is far larger than it should be. Make it smaller.")
