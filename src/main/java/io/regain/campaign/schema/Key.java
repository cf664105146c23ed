package io.regain.campaign.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the schema says of one key: shown by editors, and quoted in our own complaints.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Key {

	/** What the key is for, in one or two sentences. */
	String value();

	/**
	 * What its text looks like, or the texts in its list, or the names of its entries; of
	 * any value, the names by which it may differ.
	 */
	Form form() default Form.FREE;

	/** The greatest whole number, from 0; 0 for any. */
	int greatest() default 0;

	/** What is taken if the key is left out. */
	String preset() default "";

}
