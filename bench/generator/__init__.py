"""Cases of any size with known truth: invented events in real places, told by invented papers and agencies."""
