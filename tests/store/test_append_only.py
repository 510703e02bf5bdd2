"""What is written once stays: PostgreSQL refuses to change or delete it, whoever asks and by whatever way."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from cast import TODAY, World
from django.db import IntegrityError, connection, models, transaction
from flows.approving import two_agree
from flows.architected import architected
from flows.climbed import lived
from flows.delivered import delivered
from flows.handed_over import handed_over
from flows.paid import paid
from flows.papers import spoken_of
from flows.stage import put_ear
from flows.studied import segment, studied
from flows.tenders import taken_in
from flows.travel import asked_by_seller, decide

from ropeteam.core.vocabulary import DecisionKind, Effort, PromiseOutcome
from ropeteam.core.vocabulary_presales import Coverage
from ropeteam.flows import (
    answers,
    capability_reviews,
    change_requests,
    contradictions,
    coverage,
    gate,
    ledger_seals,
    promise_ends,
    promises,
    reading,
    request_judging,
    request_linking,
    request_merging,
    requirement_files,
    signals,
    solutions,
    strategy_reading,
    triage,
)
from ropeteam.language.encoder import encoder
from ropeteam.store import models as tables
from ropeteam.wording.requirements import written

APPEND_ONLY = (
    tables.AccessLog,
    tables.Answer,
    tables.AnswerReceipt,
    tables.AnswerReopening,
    tables.AnswerWords,
    tables.ArchitectureAnswer,
    tables.ArchitectureQuestion,
    tables.ArchitectureVersion,
    tables.AskerMove,
    tables.CapabilityReview,
    tables.ChangeOrder,
    tables.ChangeOrderTakenBack,
    tables.ClaimCorrection,
    tables.Clause,
    tables.ClauseLink,
    tables.ClausePlace,
    tables.ClauseReview,
    tables.ClauseUnlink,
    tables.Contradiction,
    tables.ContradictionReview,
    tables.ContradictionUndo,
    tables.Coverage,
    tables.CoverageDeed,
    tables.CoverageTold,
    tables.CoverageUndo,
    tables.CriterionEvidence,
    tables.CriterionTie,
    tables.CurveFit,
    tables.CurveSnapshot,
    tables.DealOutcome,
    tables.Decision,
    tables.Delegation,
    tables.DelegationEnd,
    tables.Delivery,
    tables.EarVersion,
    tables.EndAnswer,
    tables.EndProposal,
    tables.EndTakenBack,
    tables.Event,
    tables.FirstSuccess,
    tables.GapAccepted,
    tables.GapSecond,
    tables.GapTakenBack,
    tables.GateFinding,
    tables.GateRun,
    tables.GoalAnswer,
    tables.HandoverEstimate,
    tables.HandoverOwner,
    tables.HandoverReason,
    tables.HandoverSeen,
    tables.HandoverWord,
    tables.Hypothesis,
    tables.IncentiveAssumption,
    tables.IncentivePlan,
    tables.InterfaceState,
    tables.Judgement,
    tables.LedgerDigest,
    tables.LedgerSeal,
    tables.LimitTold,
    tables.Milestone,
    tables.MilestoneAcceptance,
    tables.MilestonePromise,
    tables.MilestoneVersion,
    tables.MoodReading,
    tables.NextStep,
    tables.ObservationOut,
    tables.OfferReading,
    tables.OfferVersion,
    tables.Override,
    tables.OverrideAsk,
    tables.OverrideRefusal,
    tables.OverrideRequest,
    tables.OverstretchSnapshot,
    tables.PatternUse,
    tables.PermissionConfirmed,
    tables.PermissionTakenBack,
    tables.PickAnswer,
    tables.PillarEvidence,
    tables.PillarRating,
    tables.PlanAssent,
    tables.PlanInForce,
    tables.PresalesPlan,
    tables.ProjectRisk,
    tables.PromiseEnd,
    tables.ProposalOutcome,
    tables.PulseGuess,
    tables.PulseInvite,
    tables.PulseWish,
    tables.QuestionTwiceWord,
    tables.ReadReceipt,
    tables.ReferenceCame,
    tables.ReferencePage,
    tables.ReferencePermission,
    tables.ReferenceText,
    tables.ReferenceUse,
    tables.Renewal,
    tables.RenewalOutcome,
    tables.RequestEffort,
    tables.RequestMerge,
    tables.RequestUnmerge,
    tables.ReviewSecond,
    tables.RiskClosed,
    tables.SegmentLook,
    tables.SheetOut,
    tables.SignRequest,
    tables.SignalReview,
    tables.Signature,
    tables.SolutionInterface,
    tables.SolutionSystem,
    tables.StudyEnding,
    tables.SuccessShare,
    tables.SystemState,
    tables.TextVersion,
    tables.Triage,
    tables.TriageItem,
    tables.TriageUndo,
    tables.Turn,
    tables.VisionVeto,
    tables.WishAnswer,
)


@pytest.fixture(scope="module")
def without_weights() -> Iterator[None]:
    """Which row is written does not hang on how surely anything was heard."""
    with pytest.MonkeyPatch.context() as patch:
        put_ear(patch)
        patch.setattr(encoder, "encoder_here", lambda: False)
        yield


@pytest.fixture(scope="module")
def life(built: World, without_weights: None) -> None:
    """Everything that is written once happens at least once."""
    world = built
    signals.dismiss(world.promise_training, actor=world.seller, on=TODAY, reason="nur eine Idee")
    signals.second_dismissal(world.promise_training, actor=world.services, on=TODAY)
    signals.correct_claim(world.claim_sap, actor=world.seller, told_on=TODAY, told_how="Mail an Herrn Ebner")
    promise = signals.confirm(world.promise_offline, actor=world.seller, on=TODAY).promise
    assert promise is not None
    promises.tell_limit(promise, actor=world.seller, told_on=TODAY, told_how="im Angebot, Seite 3")
    promises.contradict(promise, actor=world.presales, how="„das war nur ein Vorschlag“", said_on=TODAY)
    doubt = tables.ContradictionSuggestion.objects.create(
        promise=promise, text=world.need.text, turn=4, start=0, end=4, quote="Der ", openly=False, chance=0.7, model="x"
    )
    contradictions.dismiss(doubt, actor=world.presales, on=TODAY)
    contradictions.undo(doubt, actor=world.presales, on=TODAY)
    tables.ContradictionSuggestion.objects.filter(pk=doubt.pk).update(openly=True)
    doubt.refresh_from_db()
    contradictions.confirm(doubt, actor=world.seller, on=TODAY, told_how="am Telefon")
    contradictions.undo(doubt, actor=world.seller, on=TODAY)
    sentence = "Die Bedienung ohne Netz haben Sie bis zum 31.03.2027."
    unbacked = promises.enter(world.deal, actor=world.seller, sentence=sentence, on=TODAY, capability=world.offline)
    request = change_requests.create(world.product, actor=world.product_manager, title="Bedienung ohne Netz")
    run, _ = gate.run(world.deal, actor=world.seller, on=TODAY)
    finding = run.findings.get(promise=unbacked, blocks=True)
    asked = gate.ask_override(finding, actor=world.management, reason="Referenzkunde")
    gate.second_override(asked, actor=world.product_manager, on=TODAY)
    promise_ends.end(promise, actor=world.seller, outcome=PromiseOutcome.KEPT, on=TODAY)
    change_requests.decide_on(
        request, actor=world.product_manager, kind=DecisionKind.STUDY, reason="erst prüfen", on=TODAY
    )
    strategy_reading.read(world.product.strategies.get(), actor=world.seller, on=TODAY)
    capability_reviews.review(world.offline, actor=world.presales, still_true=True, evidence="", on=TODAY)
    living(world)
    papers(world)
    tender(world)
    architected(world.deal, seller=world.seller, presales_person=world.presales)
    sorted_and_judged(world, request)
    answered(world)
    settled = triage.confirm_many([world.delight.pk], actor=world.product_manager, on=TODAY).triage
    assert settled is not None
    triage.undo(settled, actor=world.product_manager, on=TODAY)
    reading.open_words(world.conversation, actor=world.presales)
    tables.EarVersion.objects.create(company=world.company, n=1, base="ear", numbers=b"numbers", trained_on=TODAY)
    heard = tables.Analysis.objects.filter(text__conversation=world.conversation).latest("pk")
    tables.MoodReading.objects.create(analysis=heard, model="mood", value=6.0, sd=1.0, turns=3, words=30)
    pick = tables.AttentionPick.objects.create(
        conversation=world.unheard, person=world.product_manager.person, gain=0.1, proposed_on=TODAY
    )
    tables.PickAnswer.objects.create(pick=pick, comes=True, by=world.product_manager.person, answered_on=TODAY)
    tables.Delivery.objects.create(event=tables.Event.objects.latest("pk"), consumer="test")
    two_agree(
        world.deal, seller=world.seller, services=world.services, management=world.management,
        pm=world.product_manager,
    )  # fmt: skip
    ledger_seals.seal(key=b"key", on=TODAY)
    handed_over(world.deal, seller=world.seller, services=world.services)
    segment(world)
    paid(world.company, management=world.management)
    studied(world.deal, seller=world.seller, presales=world.presales, pm=world.product_manager, admin=world.admin)
    lived(world.deal, seller=world.seller, other=world.presales, on=TODAY)
    delivered(world.deal, services=world.services, seller=world.seller)


def living(world: World) -> None:
    """What speaks for a pillar, a proposal that was declined, why a deal was lost."""
    pm, pillar = world.product_manager.person, tables.Pillar.objects.earliest("pk")
    tables.PillarEvidence.objects.create(pillar=pillar, signal=world.need, stance="for", by=pm, said_on=TODAY)
    proposal = tables.StrategyProposal.objects.create(
        product=world.product, key="v1", subject="vision", strategy=pillar.strategy, text="Neu", why="Darum", by=pm,
        proposed_on=TODAY,
    )  # fmt: skip
    tables.ProposalOutcome.objects.create(
        proposal=proposal, taken_up=False, reason="noch nicht", by=pm, decided_on=TODAY
    )
    tables.DealOutcome.objects.create(deal=world.deal, won=False, code="price", reason="Preis", by=pm, said_on=TODAY)


def papers(world: World) -> None:
    """An offer comes in two versions, and people speak of its sentences."""
    spoken_of(world.deal, seller=world.seller, other=world.presales)


def tender(world: World) -> None:
    """A customer's list is answered, given out, and an answer taken back."""
    sheet = taken_in(world)
    ids = list(world.deal.requirements.values_list("pk", flat=True))
    done = coverage.answer(world.deal, ids, actor=world.presales, status=Coverage.AS_IS, on=TODAY)
    requirement_files.give_out(sheet, actor=world.presales, words=written("de"), on=TODAY)
    assert done.deed is not None
    coverage.undo(done.deed, actor=world.presales, on=TODAY)


def answered(world: World) -> None:
    """ "It works today" reaches the customer, and becomes a pattern somebody uses."""
    pm = world.product_manager
    wish = change_requests.create(world.product, actor=pm, title="Export nach SAP")
    asked_by_seller(world, wish)
    decision = decide(world, wish, DecisionKind.AS_IS, capability=world.sap_export)
    answers.tell(decision.answers.get(), actor=world.seller, how="am Telefon", on=TODAY)
    told = tables.AnswerReceipt.objects.filter(kind="customer_told").latest("pk")
    tables.AnswerReopening.objects.create(receipt=told, reopened_on=TODAY)
    pattern = solutions.write(actor=pm, need="Daten nach SAP", how="Als Datei.", on=TODAY, decision=decision)
    solutions.use(pattern, actor=world.seller, helped=True, on=TODAY)


def sorted_and_judged(world: World, request: tables.ChangeRequest) -> None:
    """A wish is merged, separated, has an asker moved, is rated, objected to and sized."""
    pm = world.product_manager
    other = change_requests.create(world.product, actor=pm, title="Ohne Netz bedienen")
    request_merging.unmerge(request_merging.merge(other, request, actor=pm, on=TODAY), actor=pm, on=TODAY)
    asker = change_requests.link(world.need, other, actor=pm)
    request_linking.move([asker], request, actor=pm, on=TODAY)
    request_judging.rate(request, tables.Pillar.objects.earliest("pk"), actor=pm, value=1.0, on=TODAY)
    request_judging.veto(request, actor=pm, reason="nicht unser Weg", on=TODAY)
    request_judging.size(request, actor=pm, effort=Effort.SMALL, on=TODAY)


class TestWhatIsWrittenOnce:
    def test_is_guarded_by_a_trigger_on_every_append_only_table_and_on_no_other(self, empty: None) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SELECT tgrelid::regclass::text FROM pg_trigger WHERE tgname = 'append_only'")
            guarded = {name for (name,) in cursor.fetchall()}

        assert guarded == {table._meta.db_table for table in APPEND_ONLY}

    def test_is_neither_updated_nor_deleted(self, life: None, empty: None) -> None:
        wrong = {table.__name__: found for table in APPEND_ONLY if (found := changed_by_whom(table))}

        assert wrong == {}


def changed_by_whom(table: type[models.Model]) -> list[str]:
    """What got through although the table is written once; that it has no row here, too: then nothing was looked at."""
    found = table._default_manager.order_by("pk")
    row = found.values().last()
    if row is None:
        return ["no row"]
    pk = row[table._meta.pk.attname]
    deeds: dict[str, Callable[[], object]] = {
        "update": lambda: found.filter(pk=pk).update(**{table._meta.pk.attname: pk}),
        "delete": lambda: found.filter(pk=pk)._raw_delete(using="default"),
    }
    done = [name for name, deed in deeds.items() if not refused(deed)]
    return done if found.filter(pk=pk).values().first() == row else [*done, "changed"]


def refused(deed: Callable[[], object]) -> bool:
    try:
        with transaction.atomic():
            deed()
            transaction.set_rollback(True)  # what got through does not spoil what the other tables say
    except IntegrityError as error:
        return "written once and never changed" in str(error)
    return False
