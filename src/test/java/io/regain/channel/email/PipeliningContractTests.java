package io.regain.channel.email;

/** The same with a relay that can be told several things at once. */
class PipeliningContractTests extends EmailContractTests {

	@Override
	ScriptedRelay relay() {
		return super.relay().pipelining();
	}

}
