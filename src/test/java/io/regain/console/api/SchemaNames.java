package io.regain.console.api;

import java.util.Map;

import io.regain.campaign.Compensation;
import io.regain.correction.WrongCounts;
import io.regain.goodwill.GoodwillFigures;
import io.regain.incident.Phase;
import io.regain.incident.Severity;
import io.regain.incident.TrustFigure;
import io.regain.incident.Update;
import io.regain.job.Rehearsal;
import io.regain.message.Channel;
import io.regain.message.Content;
import io.regain.satisfaction.FollowUp;
import io.regain.satisfaction.SatisfactionFigures;

/**
 * What schemas are called in the description, and classes in generated clients: there
 * they stand beside one another, without the classes and packages around them here.
 */
final class SchemaNames {

	private static final Map<Class<?>, String> NAMES = Map.ofEntries(Map.entry(OpeningBody.class, "NewIncident"),
			Map.entry(OpeningBody.AffectedBody.class, "AffectedCustomers"),
			Map.entry(IncidentController.Customers.class, "UnaffectedCustomers"),
			Map.entry(UpdateBody.class, "NewUpdate"), Map.entry(Confirmation.class, "Confirmation"),
			Map.entry(CompensationController.Seen.class, "CompensationConfirmation"),
			Map.entry(CompensationController.Meant.class, "PolicyChoice"),
			Map.entry(FollowUpController.Take.class, "FollowUpTaking"),
			Map.entry(FollowUpController.Done.class, "FollowUpEnding"),
			Map.entry(GoodwillController.Use.class, "GoodwillUse"), Map.entry(AlertBody.class, "Alerts"),
			Map.entry(IncidentView.class, "Incident"), Map.entry(IncidentView.Opened.class, "OpenedIncident"),
			Map.entry(IncidentView.Extended.class, "ExtendedAudience"),
			Map.entry(IncidentView.Shrunk.class, "ShrunkAudience"), Map.entry(Severity.class, "Severity"),
			Map.entry(Phase.class, "IncidentState"), Map.entry(UpdateView.class, "Update"),
			Map.entry(Update.Status.class, "UpdateStatus"), Map.entry(UpdateView.Told.class, "RunProgress"),
			Map.entry(ProposalView.class, "UpdateProposal"), Map.entry(Rehearsal.class, "Rehearsal"),
			Map.entry(Rehearsal.Later.class, "LaterMessages"), Map.entry(Rehearsal.Segments.class, "SmsSegments"),
			Map.entry(Rehearsal.Cost.class, "Money"), Map.entry(Rehearsal.Sample.class, "SampleMessage"),
			Map.entry(Content.class, "MessageContent"), Map.entry(Content.Email.class, "EmailContent"),
			Map.entry(Content.Sms.class, "SmsContent"), Map.entry(Content.Push.class, "PushContent"),
			Map.entry(CompensationView.class, "CompensationProposal"),
			Map.entry(CompensationView.Line.class, "CompensationLine"),
			Map.entry(Compensation.Kind.class, "GoodwillKind"), Map.entry(Compensation.Per.class, "BudgetScope"),
			Map.entry(CompensationController.BroughtView.class, "Compensation"),
			Map.entry(CompensationController.GrantedView.class, "GrantedCompensation"),
			Map.entry(CorrectionBody.class, "NewCorrection"), Map.entry(CorrectionView.class, "CorrectionProposal"),
			Map.entry(CorrectionController.RightView.class, "Corrections"),
			Map.entry(CorrectionController.ToldView.class, "BegunCorrection"),
			Map.entry(WrongCounts.class, "WrongCounts"), Map.entry(Channel.class, "Channel"),
			Map.entry(GoodwillFigures.class, "GoodwillFigures"),
			Map.entry(GoodwillController.GrantView.class, "Goodwill"), Map.entry(FollowUp.class, "FollowUp"),
			Map.entry(FollowUp.State.class, "FollowUpState"),
			Map.entry(FollowUpController.StateView.class, "FollowUpProgress"),
			Map.entry(FollowUpController.FiguresView.class, "Satisfaction"),
			Map.entry(SatisfactionFigures.Interval.class, "Interval"),
			Map.entry(AlertController.Heard.class, "ReceivedAlerts"), Map.entry(TrustFigure.class, "TrustFigure"));

	private SchemaNames() {
	}

	/**
	 * @throws IllegalStateException if it has none yet
	 */
	static String of(Class<?> type) {
		String name = NAMES.get(type);
		if (name == null) {
			throw new IllegalStateException(
					"%s needs a name in the API's description: see SchemaNames".formatted(type.getName()));
		}
		return name;
	}

}
