"""Pictures of a Word document: inline drawings with alternate text, each file stored once."""

from __future__ import annotations

from collections.abc import Iterator

from briefing_app.documents.writers.picture_files import PictureFile, picture_file
from briefing_app.documents.writers.printing import Pictures
from briefing_app.documents.writers.word.package import Member, binary_member
from briefing_app.documents.writers.word.template import Template
from briefing_app.documents.writers.word.xml import attribute
from briefing_app.domain.text import Picture

_EMU_PER_TWIP = 635
_TWIPS_PER_PIXEL = 15  # at 96 pixels an inch

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_DECORATIVE = (
    f'<a:extLst xmlns:a="{_A}"><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


class PictureParts:
    """The pictures of one document: their drawings, and the parts that hold them."""

    def __init__(self, pictures: Pictures, template: Template) -> None:
        self._pictures = pictures
        self._widest = template.page.text_width
        self._highest = template.largest_height
        self._files: dict[str, tuple[str, PictureFile] | None] = {}
        self._drawings = 0

    def drawing(self, picture: Picture) -> str | None:
        """The ``w:drawing`` of a picture, or None where its file is missing or cannot be printed."""
        stored = self._stored(picture.digest)
        if stored is None:
            return None
        name, file = stored
        width, height = self._size(file)
        self._drawings += 1
        number = self._drawings
        said = attribute(picture.alternate.strip())
        described = f' descr="{said}"/>' if said else f">{_DECORATIVE}</wp:docPr>"
        return (
            f'<w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
            f'<wp:extent cx="{width}" cy="{height}"/>'
            f'<wp:docPr id="{number}" name="Picture {number}"{described}'
            f'<a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
            f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Picture {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
            f'<pic:blipFill><a:blip r:embed="{name}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
            f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
            "</wp:inline></w:drawing>"
        )

    def parts(self) -> Iterator[tuple[str, Member]]:
        """The relationship id and the part of each picture drawn, in the order they were."""
        for stored in self._files.values():
            if stored is not None:
                name, file = stored
                yield name, binary_member(f"word/media/{name}.{file.ending}", file.content)

    def _stored(self, digest: str) -> tuple[str, PictureFile] | None:
        if digest not in self._files:
            file = picture_file(self._pictures.get(digest, b""))
            number = 1 + sum(one is not None for one in self._files.values())
            self._files[digest] = (f"picture{number}", file) if file is not None else None
        return self._files[digest]

    def _size(self, file: PictureFile) -> tuple[int, int]:
        """Width and height in English metric units, no larger than the page lets it be."""
        width, height = file.width * _TWIPS_PER_PIXEL, file.height * _TWIPS_PER_PIXEL
        scale = min(1.0, self._widest / width, self._highest / height)
        return max(1, round(width * scale)) * _EMU_PER_TWIP, max(1, round(height * scale)) * _EMU_PER_TWIP
