"""Open data and the API: every data set the rooms declare, as pages, files and addresses for programs."""
