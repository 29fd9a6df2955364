"""What the commands do: the edge where rooms, spiders, terminal and disk meet."""
