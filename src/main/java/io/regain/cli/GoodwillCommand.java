package io.regain.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

import io.regain.goodwill.Codes;
import io.regain.goodwill.Coupon;
import io.regain.goodwill.CouponKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What stands above the commands about codes. */
@Command(name = "goodwill", description = "The codes of goodwill: the key that tells them, and what one says.",
		synopsisSubcommandLabel = "COMMAND")
class GoodwillCommand implements Callable<Integer> {

	@Spec
	@SuppressWarnings("NullAway.Init")
	private CommandSpec spec;

	static CommandLine in(Contexts contexts) {
		return new CommandLine(new GoodwillCommand()).addSubcommand(new KeyCommand(contexts))
			.addSubcommand(new CheckCommand(contexts));
	}

	@Override
	public Integer call() {
		this.spec.commandLine().usage(this.spec.commandLine().getErr());
		return Exit.INVALID;
	}

	/** For a shop that looks at codes while Regain cannot be asked. */
	@Command(name = "key",
			description = { "Print the key that codes are told by, for a shop's till. Keep it like a password:",
					"whoever has it can make codes that look right, though none that is redeemed." })
	static class KeyCommand implements Callable<Integer> {

		private final Contexts contexts;

		@Mixin
		private final Output output = new Output();

		KeyCommand(Contexts contexts) {
			this.contexts = contexts;
		}

		@Override
		public Integer call() {
			this.output.line(this.contexts.full().getBean(Codes.class).key().hex());
			return Exit.OK;
		}

	}

	/** What a code says, without a look at the grants. */
	@Command(name = "check",
			description = "Say what a code is worth by itself; whether it was used, only the API knows.",
			exitCodeList = { "0:the code is genuine", "1:it is not", Exit.WRONG })
	static class CheckCommand implements Callable<Integer> {

		private final Contexts contexts;

		@Mixin
		private final Output output = new Output();

		@Parameters(paramLabel = "CODE", description = "In whatever case and groups.")
		@SuppressWarnings("NullAway.Init")
		private String code;

		@Option(names = "--key", paramLabel = "KEY",
				description = "As 'goodwill key' prints it (or REGAIN_GOODWILL_KEY); then nothing is connected to.")
		private @Nullable String key;

		CheckCommand(Contexts contexts) {
			this.contexts = contexts;
		}

		@Override
		public Integer call() {
			Optional<Coupon> read = key().read(this.code);
			if (read.isEmpty()) {
				this.output.note("The code is not genuine: mistyped, or never given.");
				return Exit.PARTIALLY_FAILED;
			}
			Coupon coupon = read.get();
			if (this.output.isJson()) {
				Map<String, Object> fields = new LinkedHashMap<>();
				fields.put("kind", coupon.kind());
				fields.put("value", coupon.value());
				fields.put("currency", coupon.currency());
				fields.put("lastDay", coupon.lastDay());
				this.output.json(fields);
			}
			else {
				this.output.line("%s %s until %s".formatted(coupon.kind(),
						(coupon.value().toPlainString() + " " + coupon.currency()).strip(), coupon.lastDay()));
			}
			return Exit.OK;
		}

		private CouponKey key() {
			try {
				return Optional.ofNullable(this.key)
					.or(() -> Optional.ofNullable(System.getenv("REGAIN_GOODWILL_KEY")))
					.map(CouponKey::parse)
					.orElseGet(() -> this.contexts.full().getBean(Codes.class).key());
			}
			catch (IllegalArgumentException ex) {
				throw new CommandException(Exit.INVALID, String.valueOf(ex.getMessage()));
			}
		}

	}

}
