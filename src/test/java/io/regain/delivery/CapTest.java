package io.regain.delivery;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.regain.RegainTest;

import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * A test of caps: one marketing contact in two days, and one text message in thirty.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RegainTest
@Import(CappedRuns.class)
@TestPropertySource(properties = { "regain.caps[0].most=1", "regain.caps[0].in=2d", "regain.caps[1].channel=sms",
		"regain.caps[1].most=1", "regain.caps[1].in=30d" })
@interface CapTest {

}
