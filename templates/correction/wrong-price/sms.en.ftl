${brand.name}, correction: it is ${right_price}, not ${wrong_price} as we wrote. Our mistake, sorry. What you have ordered stays at the price you saw.
