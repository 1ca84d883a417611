"""`./dinh package`: the program as a package of Debian's, the same bytes whoever makes it."""
