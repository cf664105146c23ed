package io.regain;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;

/**
 * A test on all rooms of Regain, which start once for all such classes, on a schema of
 * their own. Before each test the ledger is empty, the {@linkplain TestClock clock}
 * stands at {@link TestClock#START}, and the {@linkplain ScriptedSender senders} of all
 * channels accept everything. Constructors are autowired.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(classes = { RegainApplication.class, TestRooms.class }, webEnvironment = WebEnvironment.NONE,
		properties = { "regain.schema=migrate", "regain.zone=UTC", "regain.public-url=https://regain.example",
				"regain.secret=a secret of the tests, of 32 or more" })
@ContextConfiguration(initializers = FreshSchema.class)
@ExtendWith(CleanLedger.class)
@TestConstructor(autowireMode = AutowireMode.ALL)
public @interface RegainTest {

}
