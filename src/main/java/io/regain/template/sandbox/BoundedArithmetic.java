package io.regain.template.sandbox;

import java.math.BigDecimal;

import freemarker.core.ArithmeticEngine;
import freemarker.template.TemplateException;
import freemarker.template.TemplateModelException;

/**
 * Decimal arithmetic whose numbers keep to a sane length: squaring a number forty times
 * would otherwise be one calculation that nothing can interrupt.
 */
final class BoundedArithmetic extends ArithmeticEngine {

	private static final int MOST_DIGITS = 60;

	@Override
	public int compareNumbers(Number first, Number second) throws TemplateException {
		return BIGDECIMAL_ENGINE.compareNumbers(first, second);
	}

	@Override
	public Number add(Number first, Number second) throws TemplateException {
		return bounded(BIGDECIMAL_ENGINE.add(first, second));
	}

	@Override
	public Number subtract(Number first, Number second) throws TemplateException {
		return bounded(BIGDECIMAL_ENGINE.subtract(first, second));
	}

	@Override
	public Number multiply(Number first, Number second) throws TemplateException {
		return bounded(BIGDECIMAL_ENGINE.multiply(first, second));
	}

	@Override
	public Number divide(Number first, Number second) throws TemplateException {
		return bounded(BIGDECIMAL_ENGINE.divide(first, second));
	}

	@Override
	public Number modulus(Number first, Number second) throws TemplateException {
		return bounded(BIGDECIMAL_ENGINE.modulus(first, second));
	}

	@Override
	public Number toNumber(String digits) {
		if (digits.length() > MOST_DIGITS) {
			throw new NumberFormatException("a number has more than %d digits".formatted(MOST_DIGITS));
		}
		return BIGDECIMAL_ENGINE.toNumber(digits);
	}

	private static Number bounded(Number number) throws TemplateModelException {
		if (number instanceof BigDecimal decimal && decimal.precision() > MOST_DIGITS) {
			throw new TemplateModelException(
					"a calculation gives a number of more than %d digits".formatted(MOST_DIGITS));
		}
		return number;
	}

}
