package io.regain.console.api;

import java.util.Optional;

import io.regain.delivery.RunBook;
import io.regain.delivery.Tallies;
import io.regain.incident.Incident;
import io.regain.incident.Update;
import io.regain.message.RunName;

import org.springframework.stereotype.Component;

/** How far updates have been told. */
@Component
class Telling {

	private final RunBook book;

	private final Tallies tallies;

	Telling(RunBook book, Tallies tallies) {
		this.book = book;
		this.tallies = tallies;
	}

	/** Empty if it is told to nobody. */
	Optional<UpdateView.Told> of(Incident incident, Update update) {
		return of(new RunName(incident.campaign(), update.runKey()));
	}

	Optional<UpdateView.Told> of(RunName name) {
		return this.book.find(name).map((run) -> UpdateView.Told.of(run, this.tallies.of(run)));
	}

}
