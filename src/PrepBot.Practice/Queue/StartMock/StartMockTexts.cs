using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Members.EditProfile;
using PrepBot.Practice.Queue.LeaveQueue;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.StartMock;

/// <summary>The words for each outcome.</summary>
internal static class StartMockTexts
{
    public static Reply For(StartMockOutcome outcome, PrincipleSet principles) => For(outcome, [], principles);

    /// <param name="corrected">What was typed otherwise than it is written.</param>
    public static Reply For(StartMockOutcome outcome, IReadOnlyList<CorrectedWord> corrected, PrincipleSet principles) => outcome switch
    {
        StartMockOutcome.Paired paired when paired.Round.PartOf(paired.Member) == RoundPart.Observer => Reply.Privately(
            $"You watch a round: {WishTexts.About(paired.Round.Theme, paired.Round.Principles, principles)}, {paired.Round.Minutes} min. Its private room opens to you now; your sheet waits there."),
        StartMockOutcome.Paired paired => Reply.Privately(
            PairingCard.Create(paired.Round, paired.Member, paired.People, principles, $"{WishTexts.Corrected(corrected)}{QueueTexts.Opens(paired.RoomsAreRefused)}")),
        StartMockOutcome.Waiting { Nearly: { } nearly } waiting => Reply.Privately(
            NearlyCard.Create(waiting.Entry.ChannelId, nearly, Place(waiting, corrected, principles), [.. Buttons(waiting), .. waiting.Ring is { } ring ? [ring.Button] : Array.Empty<Button>()], principles)),
        StartMockOutcome.Waiting waiting => Reply.Privately(WaysOn.Create(Place(waiting, corrected, principles), waiting.Ring, waiting.CanTrain, waiting.IsFirst, Buttons(waiting))),
        StartMockOutcome.PressedOwnName own => Reply.Privately(NearlyTexts.ThatIsYou(own.Entry, principles), LeaveQueueActions.Leave(own.Entry.ChannelId)),
        StartMockOutcome.NotAMockChannel => DispatchTexts.Privately(CommunityTexts.NotAMockChannel),
        StartMockOutcome.AlreadyInRound { Part: RoundPart.Observer } watching => Reply.Privately(
            "You are watching a round, one at a time. Stop watching, then start again.", RoundActions.ObserverSheet(watching.Round), RoundActions.StopWatching(watching.Round)),
        StartMockOutcome.AlreadyInRound already => Reply.Privately(
            "You are in a round already, one at a time. End it, or press \"Can't make it\" in its room, then start again.",
            already.Round.Stage == RoundStage.Gathering ? RoundActions.CannotMakeIt(already.Round) : RoundActions.End(already.Round)),
        StartMockOutcome.Invited invited => Reply.Privately(
            RichText.Create($"I am asking {invited.Partner} now. {WishTexts.Wish(invited.Wish.Role, invited.Wish.Theme, invited.Wish.Principles, invited.Wish.Minutes, principles)}. {WishTexts.Corrected(corrected)}They can answer until {new Moment(invited.Until, MomentStyle.Time)}; /mock leave takes it back. Should I not reach them, you hear from me.")),
        StartMockOutcome.AlreadyInvited => Reply.Privately(
            "Your last invitation is still open. Take it back with /mock leave, then invite somebody else."),
        StartMockOutcome.PartnerNotFree busy => Reply.Privately(
            RichText.Create($"{busy.Partner} is not free for a round right now. /mock start finds you somebody else.")),
        StartMockOutcome.InvitedYourself => Reply.Privately(
            "That is you. /mock prompt gives you one to practise alone, /mock start finds you a partner."),
        StartMockOutcome.InvitedAsObserver => Reply.Privately(
            "An invitation is for a round of two: as interviewer, as candidate or as either. /mock start as observer lets you watch a round of others."),
        StartMockOutcome.MinutesOutOfRange range => Reply.Privately(
            $"{range.Minutes} minutes do not make a round: from {RoundRules.MinMinutes} to {RoundRules.MaxMinutes} work. Without a number it is {RoundRules.DefaultMinutes}."),
        _ => throw new NotSupportedException($"No words for {outcome.GetType().Name}."),
    };

    private static RichText Place(StartMockOutcome.Waiting waiting, IReadOnlyList<CorrectedWord> corrected, PrincipleSet principles) => RichText.Create(
        $"{(waiting.WasWaiting ? "You were waiting already; your wishes are updated and you keep your place" : "You are in the queue")}, number {waiting.Position}, until {new Moment(waiting.Entry.ExpiresAt, MomentStyle.Time)}. {WishTexts.Wish(waiting.Entry, principles)}. {WishTexts.Corrected(corrected)}{Until(waiting)}");

    private static IReadOnlyList<Button> Buttons(StartMockOutcome.Waiting waiting) =>
        [Practise.OtherWays, LeaveQueueActions.Leave(waiting.Entry.ChannelId), .. waiting.SomebodyWouldWatch ? [ProfileTexts.WelcomeObservers] : Array.Empty<Button>()];

    /// <summary>
    /// Whom a press was about is paired with somebody else, has left the queue, or is not to be paired with this member: the same words for all of it, since
    /// nobody learns who would not meet whom.
    /// </summary>
    public static Reply NotFree(ChannelId channel) => Reply.Privately(
        NearlyTexts.NotFree, Practise.StartMock(channel));

    private static string Until(StartMockOutcome.Waiting waiting) => waiting switch
    {
        { Entry.Role: WantedRole.Observer } => "I seat you as soon as two are paired here who both welcome observers.",
        { SomebodyWouldWatch: true } => "I open a room as soon as somebody fits. Somebody here would like to watch a round and count for you; they do only where both welcome it.",
        _ => "I open a room as soon as somebody fits.",
    };

    public const string StartAsRead = "Start with what you read";

    public static string NotStarted(string told, int buttonsCount) =>
        $"{told} Nothing is started yet{(buttonsCount > 0 ? ": press what you meant, or type it again." : "; please type it again.")}";

    public const string CommandHelp = "Find a partner for a mock round, now";

    public const string PrinciplesHelp = "What to be asked: up to three principles, or a theme";

    public const string RoleHelp = "The part you would take";

    public const string InviteToMock = "Invite to a mock";

    public const string MemberHelp = "Invite just this member";
}
