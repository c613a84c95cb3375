"""What Word files and web pages have in common: paragraphs, lists, tables and notes that say what they are.

The reader of each format gives drafts in reading order with the number of the line each came from
(:class:`~briefing_app.documents.readers.structured.page.StructuredPage`); ``compose`` makes blocks of the
text model of them, ``reading`` what an import proposes.
"""
