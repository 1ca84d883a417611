"""From plain text to lines, paragraphs and the parts of a document. Positions count characters of the text."""
