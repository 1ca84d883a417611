"""From plain text to lines, paragraphs and the parts of a document. Every position counts characters of the text given."""
