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

namespace PrepBot.Practice.Queue.StartMock;

/// <summary>The words for each outcome.</summary>
internal static class StartMockTexts
{
    public static Reply For(StartMockOutcome outcome, PrincipleSet principles) => outcome switch
    {
        StartMockOutcome.Paired paired when paired.Round.PartOf(paired.Member) == RoundPart.Observer => Reply.Privately(
            $"You watch a round: {WishTexts.About(paired.Round.Theme, paired.Round.Principles, principles)}, {paired.Round.Minutes} min. Its private room opens to you now; your sheet waits there."),
        StartMockOutcome.Paired paired => Reply.Privately(
            PairingCard.Create(paired.Round, paired.Member, paired.People, principles, QueueTexts.Opens(paired.RoomsAreRefused))),
        StartMockOutcome.Waiting waiting => Reply.Privately(
            RichText.Create(
                $"{(waiting.WasWaiting ? "You were waiting already; your wishes are updated and you keep your place" : "You are in the queue")}, number {waiting.Position}, as {InWords.Name(waiting.Entry.Role)}, until {new Moment(waiting.Entry.ExpiresAt, MomentStyle.Time)}. {Wished(waiting.Entry.Theme, waiting.Entry.Principles, principles)}{Until(waiting)}"),
            [LeaveQueueActions.Leave(waiting.Entry.ChannelId), .. waiting.SomebodyWouldWatch ? [ProfileTexts.WelcomeObservers] : Array.Empty<Button>()]),
        StartMockOutcome.NotAMockChannel => DispatchTexts.Privately(CommunityTexts.NotAMockChannel),
        StartMockOutcome.AlreadyInRound { Part: RoundPart.Observer } watching => Reply.Privately(
            "You are watching a round, one at a time. Stop watching, then start again.", RoundActions.ObserverSheet(watching.Round), RoundActions.StopWatching(watching.Round)),
        StartMockOutcome.AlreadyInRound already => Reply.Privately(
            "You are in a round already, one at a time. End it, or press \"Can't make it\" in its room, then start again.",
            already.Round.Stage == RoundStage.Gathering ? RoundActions.CannotMakeIt(already.Round) : RoundActions.End(already.Round)),
        StartMockOutcome.Invited invited => Reply.Privately(
            RichText.Create($"I am asking {invited.Partner} now. {Wished(invited.Wish.Theme, invited.Wish.Principles, principles)}They can answer until {new Moment(invited.Until, MomentStyle.Time)}; /mock leave takes it back. Should I not reach them, you hear from me.")),
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

    /// <summary>What was understood, where a theme was named: its principles are our reading of it.</summary>
    private static string Wished(ThemeId? theme, IReadOnlyList<PrincipleId> wished, PrincipleSet principles) =>
        theme is null ? "" : $"{WishTexts.About(theme, wished, principles)}. ";

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
