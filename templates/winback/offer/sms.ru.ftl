${brand.name}: скидка ${discount} % на заказ от ${min_order}, промокод ${promo_code}, до ${valid_until}: ${brand.website_name} Отписаться: STOP в ответ
