package io.regain;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Set;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.Resource;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

/** What the rooms keep to that their declared directions don't say. */
class RulesTests {

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("io.regain");

	private static final Set<Class<?>> MOMENTS = Set.of(Instant.class, LocalDate.class, LocalDateTime.class,
			LocalTime.class, OffsetDateTime.class, ZonedDateTime.class, Year.class, YearMonth.class);

	/** What belongs to one room, or to a few, and to no other. */
	@ParameterizedTest(name = "{0} only in {1}")
	@CsvSource(
			textBlock = """
					org.springframework.batch..     | io.regain.job..
					freemarker..                    | io.regain.template..
					org.commonmark..                | io.regain.template.markdown..
					jakarta.mail.internet..         | io.regain.channel.email.. io.regain.audience.. io.regain.demo..
					jakarta.mail                    | io.regain.channel.email.. io.regain.tracking.mailbox.. io.regain.demo..
					jakarta.mail.search..           | io.regain.tracking.mailbox..
					org.eclipse.angus..             | io.regain.channel.email.. io.regain.tracking.mailbox..
					org.springframework.mail..      | io.regain.channel.email..
					com.twilio..                    | io.regain.channel.sms..
					com.google.auth..               | io.regain.channel.push..
					com.google.i18n.phonenumbers..  | io.regain.audience..
					com.networknt..                 | io.regain.campaign..
					picocli..                       | io.regain.cli.. io.regain.demo..
					org.springframework.web..       | io.regain.console..  io.regain.channel.push.. io.regain.demo..
					jakarta.servlet..               | io.regain.console..
					ch.vorburger..                  | io.regain.demo..
					com.icegreen..                  | io.regain.demo..
					org.springframework.jdbc.core.. | io.regain io.regain.audience.. io.regain.delivery.. io.regain.tracking.. io.regain.incident.. io.regain.goodwill.. io.regain.correction.. io.regain.satisfaction.. io.regain.report.. io.regain.demo..
					""",
			delimiter = '|')
	void hasAHome(String library, String rooms) {
		noClasses().that(resideOutside(rooms.split(" +")))
			.should()
			.dependOnClassesThat()
			.resideInAPackage(library)
			.check(CLASSES);
	}

	@Test
	void timeComesFromTheClock() {
		ArchRule rule = noClasses().should().callCodeUnitWhere(describe("reads the machine's time", RulesTests::reads));
		rule.check(CLASSES);
	}

	private static boolean reads(JavaCall<?> call) {
		JavaClass owner = call.getTargetOwner();
		boolean untimed = call.getTarget()
			.getRawParameterTypes()
			.stream()
			.noneMatch((t) -> t.isEquivalentTo(Clock.class));
		if (call.getName().equals("now")) {
			return untimed && MOMENTS.stream().anyMatch(owner::isEquivalentTo);
		}
		if (owner.isEquivalentTo(Clock.class) && call.getName().startsWith("system")) {
			// A time on the command line is read before there are beans
			return !isClockBean(call.getOrigin()) && !call.getOriginOwner().getSimpleName().equals("WallClock")
					&& !call.getOriginOwner().getPackageName().startsWith("io.regain.demo");
		}
		return (owner.isEquivalentTo(System.class) && call.getName().equals("currentTimeMillis"))
				|| (owner.isEquivalentTo(Date.class) && call.getName().equals("<init>")
						&& call.getTarget().getRawParameterTypes().isEmpty());
	}

	private static boolean isClockBean(JavaCodeUnit origin) {
		return origin.getName().equals("clock")
				&& origin.isAnnotatedWith("org.springframework.context.annotation.Bean");
	}

	@Test
	void whatIsNeededIsGivenToTheConstructor() {
		noFields().should()
			.beAnnotatedWith(Autowired.class)
			.orShould()
			.beAnnotatedWith(Value.class)
			.orShould()
			.beAnnotatedWith(Resource.class)
			.check(CLASSES);
	}

	@Test
	void onlyTheCommandLinePrintsAndEndsTheProcess() {
		noClasses().that(resideOutside("io.regain.cli.."))
			.should()
			.accessField(System.class, "out")
			.orShould()
			.accessField(System.class, "err")
			.orShould()
			.callMethod(System.class, "exit", int.class)
			.orShould()
			.callMethod(Runtime.class, "halt", int.class)
			.check(CLASSES);
	}

	@Test
	void everyPackageIsNullMarked() throws Exception {
		for (String name : CLASSES.stream().map(JavaClass::getPackageName).distinct().toList()) {
			assertThat(Class.forName(name + ".package-info")).as(name).hasAnnotation(NullMarked.class);
		}
	}

	private static DescribedPredicate<JavaClass> resideOutside(String... rooms) {
		return DescribedPredicate.not(resideInAnyPackage(rooms));
	}

}
