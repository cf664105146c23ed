${brand.name}: ${discount}% off your next order of ${min_order} or more, code ${promo_code}, until ${valid_until}: ${brand.website_name} Reply STOP to opt out
