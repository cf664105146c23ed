${brand.name}: hello! From now on you will hear from us when something concerns you.
