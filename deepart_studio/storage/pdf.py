"""A PDF of one page, as large as the picture on paper, for printers (ISO 32000-1).

The picture is one JPEG with its ICC profile as colour space, which Pillow's own PDF writer leaves
out; its classes for PDF objects are used. The XMP packet is the document's metadata, uncompressed,
so that programs find it without reading PDF.
"""

from __future__ import annotations

import io
from datetime import datetime

from PIL import PdfParser

_POINTS_PER_INCH = 72


def encode_pdf(
    jpeg: bytes,
    size: tuple[int, int],
    dpi: float,
    icc: bytes,
    xmp: bytes | None,
    *,
    title: str = "",
    made: datetime | None = None,
) -> bytes:
    """The bytes of a PDF that shows an RGB ``jpeg`` of ``size`` pixels at ``dpi``."""
    width, height = (side / dpi * _POINTS_PER_INCH for side in size)
    name = PdfParser.PdfName
    buffer = io.BytesIO()
    with PdfParser.PdfParser(f=buffer, mode="w+b") as pdf:
        pdf.start_writing()
        pdf.write_header()
        if title:
            pdf.info["Title"] = PdfParser.encode_text(title)
        pdf.info["Producer"] = PdfParser.encode_text("DeepArt Studio")
        if made is not None:
            pdf.info["CreationDate"] = made.utctimetuple()
        pages_ref = pdf.pages_ref = pdf.next_object_id(0)
        profile_ref = pdf.write_obj(None, stream=icc, N=3, Alternate=name("DeviceRGB"))
        image_ref = pdf.write_obj(
            None,
            stream=jpeg,
            Type=name("XObject"),
            Subtype=name("Image"),
            Width=size[0],
            Height=size[1],
            BitsPerComponent=8,
            ColorSpace=[name("ICCBased"), profile_ref],
            Filter=name("DCTDecode"),
        )
        drawing = f"q {width:.4f} 0 0 {height:.4f} 0 0 cm /Im0 Do Q\n".encode()
        content_ref = pdf.write_obj(None, stream=drawing)
        page_ref = pdf.write_page(
            None,
            Resources=PdfParser.PdfDict(XObject=PdfParser.PdfDict(Im0=image_ref)),
            MediaBox=[0, 0, round(width, 4), round(height, 4)],
            Contents=content_ref,
        )
        pdf.write_obj(pages_ref, Type=name("Pages"), Count=1, Kids=[page_ref])
        catalog: dict[str, object] = {"Type": name("Catalog"), "Pages": pages_ref}
        if xmp is not None:
            catalog["Metadata"] = pdf.write_obj(
                None, stream=xmp, Type=name("Metadata"), Subtype=name("XML")
            )
        pdf.root_ref = pdf.write_obj(None, **catalog)
        pdf.write_xref_and_trailer()
        return buffer.getvalue()
