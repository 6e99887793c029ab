"""What uploads keep of people."""

from accounts.privacy.mapping import Basis, Purpose, keep, keep_nothing_of_people

keep(
    Purpose(
        what="Uploaded files",
        why="To read the evidence and attachments that decisions rest on, unchanged. They may name people.",
        basis=Basis.PUBLIC_TASK,
        kept="As long as what they belong to; no end is set.",
        seen_by="The organisation that uploaded; whoever may read what the file belongs to.",
        fields={"documents.Document": "file name uploaded_by"},
    ),
)

keep_nothing_of_people({"documents.Document": "scan_note sha256"})
