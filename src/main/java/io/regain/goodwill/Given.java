package io.regain.goodwill;

import java.util.HashMap;
import java.util.Map;

import io.regain.campaign.Compensation.Give;

/**
 * What one person is about to be given.
 *
 * @param rule its place in the policy, from 0
 * @param code as it is stored
 */
record Given(String customerId, int rule, Give give, Coupon coupon, String code) {

	/**
	 * What messages may say of it.
	 * @param locale of the reader
	 */
	Map<String, Object> facts(String locale) {
		return facts(this.give, this.coupon, Letters.grouped(this.code), locale);
	}

	static Map<String, Object> facts(Give give, Coupon coupon, String code, String locale) {
		Map<String, Object> facts = new HashMap<>();
		facts.put("code", code);
		facts.put("valid_until", coupon.lastDay().toString());
		switch (give.kind()) {
			case POINTS -> facts.put("points", give.value());
			case DISCOUNT -> facts.put("discount", give.value());
			case AMOUNT -> facts.put("amount", give.value());
			case REFUND -> facts.put("refund", give.words(locale.split("[-_]")[0]));
		}
		return facts;
	}

}
