package io.regain.campaign.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the schema says of one key: shown by editors, and quoted in our own complaints. On
 * a list it says of the list what it is for, and of its items what they look like.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
public @interface Key {

	/** What the key is for, in one or two sentences. */
	String value();

	/**
	 * What a text must match as a whole, as a regular expression of Java and ECMAScript.
	 */
	String pattern() default "";

	/** The pattern in words that fit behind "allowed:". */
	String form() default "";

	/** Values as they may be written. */
	String[] examples() default {};

	/** The longest text, in characters; 0 for any. */
	int longest() default 0;

	/** The least whole number. */
	int least() default 0;

	/** The greatest whole number; 0 for any. */
	int greatest() default 0;

	/** What is taken if the key is left out. */
	String preset() default "";

}
