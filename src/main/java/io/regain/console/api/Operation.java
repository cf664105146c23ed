package io.regain.console.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.springframework.http.HttpStatus;

/**
 * What {@code openapi.json} says of an endpoint and cannot see in its signature. The rest
 * is read from the mapping, from {@link Allowed}, and from Javadoc, which users of the
 * API read: the first sentence of the method's is the summary, and each component of a
 * body or an answer needs its {@code @param}.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Operation {

	/** What generated clients call it, as {@code openIncident}. */
	String id();

	/** What is posted, as {@link Bodies} reads it. */
	Class<? extends Record> body() default Nothing.class;

	/** What is answered when all went well, as {@link Bodies} writes it; or a list. */
	Class<?> answer();

	HttpStatus status() default HttpStatus.OK;

	/** What may be refused besides what each like endpoint refuses. */
	HttpStatus[] problems() default {};

	/** No body. */
	record Nothing() {
	}

}
