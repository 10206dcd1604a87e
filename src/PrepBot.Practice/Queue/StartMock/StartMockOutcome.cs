using PrepBot.Chat.Messages;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Queue.FirstStart;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Queue.StartMock;

/// <summary>What came of /mock start. A closed set.</summary>
internal abstract record StartMockOutcome
{
    private StartMockOutcome()
    {
    }

    /// <summary>Where the member is by it; null where nothing was started.</summary>
    public WhereNow? Now => this switch
    {
        Paired paired => new WhereNow.InRound(paired.Round, paired.Round.PartOf(paired.Member), paired.People),
        Waiting waiting => new WhereNow.Waiting(waiting.Entry),
        Invited invited => new WhereNow.Asking(invited.Partner, invited.Until, Invitation: null),
        _ => null,
    };

    /// <summary>A partner was there.</summary>
    public sealed record Paired(Round Round, MemberId Member, People People) : StartMockOutcome
    {
        /// <summary>The platform has refused rooms under this channel, so the round may be held in private messages.</summary>
        public bool RoomsAreRefused { get; init; }
    }

    /// <summary>In the queue, at this place. Somebody may wait to watch a round, and this member has not said that they may.</summary>
    public sealed record Waiting(WaitingEntry Entry, int Position, bool WasWaiting, bool SomebodyWouldWatch) : StartMockOutcome
    {
        /// <summary>Somebody who would fit in the other part, or null.</summary>
        public NearlyFitting? Nearly { get; init; }

        /// <summary>Being rung, where that is offered; or null.</summary>
        public RingOffer? Ring { get; init; }

        /// <summary>Nobody else is in this group yet.</summary>
        public bool IsFirst { get; init; }

        /// <summary>There are answers to train one's ear on.</summary>
        public bool CanTrain { get; init; }
    }

    /// <summary>The button beside one's own name.</summary>
    public sealed record PressedOwnName(WaitingEntry Entry) : StartMockOutcome;

    /// <summary>No mocks are started in that channel, or not any more.</summary>
    public sealed record NotAMockChannel : StartMockOutcome;

    /// <summary>A member is in one open round at a time.</summary>
    public sealed record AlreadyInRound(Round Round, RoundPart Part) : StartMockOutcome;

    /// <summary>The invitation is out.</summary>
    public sealed record Invited(PersonName Partner, DateTimeOffset Until) : StartMockOutcome
    {
        /// <summary>What for.</summary>
        public required RoundRequest Wish { get; init; }
    }

    /// <summary>One open invitation at a time.</summary>
    public sealed record AlreadyInvited : StartMockOutcome;

    /// <summary>The partner is in a round, or does not want to; nobody learns which.</summary>
    public sealed record PartnerNotFree(PersonName Partner) : StartMockOutcome;

    /// <summary>Nobody can interview themselves.</summary>
    public sealed record InvitedYourself : StartMockOutcome;

    /// <summary>An invitation is for a round of two.</summary>
    public sealed record InvitedAsObserver : StartMockOutcome;

    /// <summary>Too short or too long.</summary>
    public sealed record MinutesOutOfRange(int Minutes) : StartMockOutcome;
}
