We’d love to have you back. Code ${promo_code}, orders of ${min_order} or more, until ${valid_until}.
