package io.regain.cli;

import java.util.List;

import io.regain.message.Address;
import picocli.CommandLine.Parameters;

/** Addresses that a person writes. */
class AddressArgument {

	@Parameters(arity = "1..*", paramLabel = "ADDRESS",
			description = "An email address, a telephone number as in +491701234567, or device:<token>.")
	private List<String> addresses = List.of();

	/**
	 * @throws CommandException if one of them is none
	 */
	List<Address> parsed() {
		return this.addresses.stream().map(AddressArgument::parsed).toList();
	}

	static Address parsed(String address) {
		try {
			return Address.parse(address);
		}
		catch (IllegalArgumentException ex) {
			throw new CommandException(Exit.INVALID, "'%s' is no address: %s".formatted(address, ex.getMessage()));
		}
	}

}
