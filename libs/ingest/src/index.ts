// From bytes to searchable chunks: what a file is, its canonical text with blocks, pages and boxes, chunks along the structure,
// and the three steps (parse, embed, publish) of a revision.
// Parsing runs in child processes; everything else is pure or speaks to the ports of core.
