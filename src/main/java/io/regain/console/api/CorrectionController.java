package io.regain.console.api;

import java.util.List;

import io.regain.correction.ConfirmCorrection;
import io.regain.correction.CorrectionProposal;
import io.regain.delivery.Run;
import io.regain.delivery.RunBook;
import io.regain.incident.Person;
import io.regain.message.RunName;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

import static io.regain.console.api.Role.MARKETER;
import static io.regain.console.api.Role.OPERATOR;
import static io.regain.console.api.Role.SUPPORT_LEAD;
import static io.regain.console.api.Role.VIEWER;

/** What a run has said wrong is stopped, shown, and put right with those who got it. */
@RestController
@RequestMapping(path = "/api/v1/corrections", produces = MediaType.APPLICATION_JSON_VALUE)
class CorrectionController {

	private final ConfirmCorrection confirm;

	private final RunBook book;

	private final Telling telling;

	private final Repeats repeats;

	private final Bodies bodies;

	CorrectionController(ConfirmCorrection confirm, RunBook book, Telling telling, Repeats repeats, Bodies bodies) {
		this.confirm = confirm;
		this.book = book;
		this.telling = telling;
		this.repeats = repeats;
		this.bodies = bodies;
	}

	/**
	 * What has put a run right so far. The runs that tell it, the oldest first, and how
	 * far they have come.
	 * @param run the name of the wrong one, as {@code lapsed-90-days@2026-11-22}
	 */
	@GetMapping
	@Allowed({ VIEWER, MARKETER, OPERATOR, SUPPORT_LEAD })
	@Operation(id = "getCorrections", answer = RightView.class, problems = HttpStatus.NOT_FOUND)
	String of(@RequestParam String run) {
		Run wrong = find(RunName.parse(run));
		return this.bodies.text(new RightView(wrong.name().toString(), wrong.status().name(),
				this.confirm.of(wrong).stream().flatMap((name) -> this.telling.of(name).stream()).toList()));
	}

	/**
	 * Stops a wrong run, and shows who got it and what they would be told. From then on
	 * nothing more of it leaves; nobody is told anything yet. It may be asked again at
	 * any time. Its digest has to be given back with the confirmation.
	 */
	@PostMapping("/proposal")
	@Allowed({ MARKETER, SUPPORT_LEAD })
	@Operation(id = "proposeCorrection", body = CorrectionBody.class, answer = CorrectionView.class,
			problems = { HttpStatus.NOT_FOUND, HttpStatus.CONFLICT })
	String proposal(@RequestAttribute(Authorize.PERSON) Person who, HttpServletRequest request) {
		CorrectionBody body = this.bodies.as(CorrectionBody.class, this.bodies.read(request));
		return this.bodies.text(CorrectionView.of(this.confirm.look(body.request(this::find, who))));
	}

	/**
	 * Tells those who got a wrong run, and nobody else, what is right. What has not left
	 * of it is given up, unless it is to wait. It is refused (409) if what would be said,
	 * or to whom, is not what the digest was made of.
	 */
	@PostMapping
	@Allowed({ MARKETER, SUPPORT_LEAD })
	@Operation(id = "confirmCorrection", body = CorrectionBody.class, answer = ToldView.class,
			problems = HttpStatus.NOT_FOUND)
	String confirm(@RequestAttribute(Authorize.PERSON) Person who, @RequestHeader(Repeats.KEY) String key,
			HttpServletRequest request) {
		return this.repeats.answer(who, key, request, CorrectionBody.class, (body) -> {
			String digest = body.digest()
				.orElseThrow(() -> new IllegalArgumentException(
						"the field 'digest' is missing; allowed: that of the proposal at /api/v1/corrections/proposal"));
			CorrectionProposal told = this.confirm.confirm(body.request(this::find, who), digest,
					body.keepHeld().orElse(false), body.shown().orElse(""));
			return new ToldView(told.wrong().name().toString(), told.request().part().inWords(), told.name().toString(),
					told.rehearsal().included(), told.unsent());
		});
	}

	private Run find(RunName name) {
		return this.book.find(name)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND, "there is no run %s".formatted(name)));
	}

	/**
	 * What puts a run right.
	 *
	 * @param run the wrong one
	 * @param status how it stands now
	 * @param corrections the runs that do, the oldest first
	 */
	record RightView(String run, String status, List<UpdateView.Told> corrections) {
	}

	/**
	 * What was begun.
	 *
	 * @param run the wrong one
	 * @param part what of it was wrong, in words
	 * @param correction the run that tells what is right
	 * @param people how many it tells
	 * @param unsent how many messages of the wrong run had not left
	 */
	record ToldView(String run, String part, String correction, long people, long unsent) {
	}

}
