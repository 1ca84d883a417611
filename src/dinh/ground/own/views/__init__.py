"""The room's pages: proving an address, the list, the other browsers, a new slip."""
