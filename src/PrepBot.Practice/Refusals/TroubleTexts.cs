using PrepBot.Chat.Messages;
using PrepBot.Chat.Platforms;
using PrepBot.Domain.Communities;
using PrepBot.Domain.Pairing;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Rounds;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Refusals;

/// <summary>What is said when a platform refuses something for good: what happened, what goes on, and the step that helps.</summary>
internal static class TroubleTexts
{
    /// <summary>More other channels than these are not offered: a word with buttons is no list.</summary>
    private const int MaxOffered = 4;

    public static Message RoomIsHere { get; } = Message.Create("Your round is here, in private messages: it has no room of its own right now. Everything works as in a room, and what one of you presses shows to both.");

    /// <summary>To somebody who wanted to be rung, with their next answer.</summary>
    public static Message NotRung { get; } = Message.Create("Somebody who fits began to wait, and I could not write to you privately. So I do not ring you any more; once I can, the answer to /mock start offers it again.");

    /// <summary>To an organiser: nothing can be posted in a channel.</summary>
    public static Message CannotPost(RoomRef channel, string? remedy) => Message.Create(RichText.Create(
        $"I cannot post in {new RoomName(channel)}, which is open for mocks.{Step(remedy)} What waits for it comes by itself then; /mock-admin disable closes the channel."));

    /// <summary>To an organiser: no private rooms.</summary>
    public static Message CannotOpenRooms(RoomRef channel, string remedy, bool roundsEnd) => Message.Create(RichText.Create(
        $"I cannot open private rooms for rounds started in {new RoomName(channel)}.{Step(remedy)} {(roundsEnd ? "Until then rounds that find no room end at once." : "Until then rounds are held in private messages.")}"));

    /// <summary>To an organiser: a channel counts as closed.</summary>
    public static Message ChannelClosed(RoomRef channel, PlatformRefusal why, string? remedy) => Message.Create(RichText.Create(
        $"{new RoomName(channel)} is {Gone(why)}, so it is closed for mocks; who waited there has been told.{Step(remedy)}"));

    /// <summary>To somebody who waited there.</summary>
    public static Message ChannelClosedForWaiting(PlatformRefusal why, WantedRole role, IReadOnlyList<Channel> others)
    {
        var open = others.Take(MaxOffered).ToList();
        if (open.Count == 0)
        {
            return Message.Create(RichText.Create(
                $"The channel you waited in is {Gone(why)}, so you are out of its queue. No other channel is open for mocks right now; /mock prompt gives you one to practise alone."));
        }

        var list = new List<Span> { new Words("The channel you waited in is "), new Words(Gone(why)), new Words(", so you are out of its queue. One press and you wait in another: ") };
        for (var i = 0; i < open.Count; i++)
            list.AddRange([new Words(open.Count == 1 ? "" : $"{(i == 0 ? "" : ", ")}{i + 1} "), new RoomName(open[i].Room)]);

        list.Add(new Words("."));
        return Message.Create(new RichText(list), [.. open.Select((channel, i) => MoveTo(channel, role, open.Count == 1 ? "Wait there" : $"Wait in {i + 1}"))]);
    }

    /// <summary>To both of a round whose room was deleted.</summary>
    public static Message RoomLost(Round round, MemberId member, People people, bool canMove)
    {
        var choices = new List<Button> { RoundActions.Reopen(round) };
        if (canMove)
            choices.Add(RoundActions.GoOnPrivately(round));
        choices.Add(RoundActions.EndWithoutRoom(round));
        return Message.Create(
            RichText.Create($"The room of your round with {people.Name(round.PartnerOf(member))} is gone: somebody has deleted it. {people.Name(round.PartnerOf(member))} is asked the same; the first press counts. Where shall it go on?"),
            [.. choices]);
    }

    /// <summary>To both, whose room has to wait.</summary>
    public static Message RoomTakesLonger(Round round, DateTimeOffset at) => Message.Create(
        RichText.Create($"Your room takes a little longer: I may not open another one before {new Moment(at, MomentStyle.Time)}. It opens by itself then; you need do nothing."),
        RoundActions.CannotMakeIt(round));

    /// <summary>To both of a round that exists nowhere.</summary>
    public static Message NoRoom(Round round, Round over, MemberId member, People people, PlatformRefusal? why, string? remedy)
    {
        var partner = people.Name(round.PartnerOf(member));
        var help = why is PlatformRefusal.ClosedMessages && remedy is not null
            ? $" It would have been in private messages, and one of you takes none: please {remedy}."
            : "";

        // A room in which nothing could ever be said is none.
        return round.Room is null || round.Stage == RoundStage.Gathering || why is PlatformRefusal.ClosedMessages
            ? Message.Create(RichText.Create($"I could not open a room for you and {partner}, so I have cancelled the round.{help} Start again in a while."), Practise.StartMock(round.ChannelId))
            : Message.Create(RichText.Create($"I can no longer reach the room of your round with {partner}, so I have ended it.{help}{(over.Stage == RoundStage.Debriefing ? " What you have done counts." : "")}"), Practise.StartMock(round.ChannelId));
    }

    /// <summary>To the inviter: it reached nobody.</summary>
    public static Message NotInvited(Span partner) => Message.Create(RichText.Create(
        $"I could not reach {partner}, neither in the channel nor privately, so your invitation is taken back. A word from you may help; /mock start finds you somebody else."));

    private static Button MoveTo(Channel channel, WantedRole role, string label) =>
        new(new ActionId(Practise.StartFeature, "join", Subject.Create(channel.Id).And(InWords.Name(role))), label, ButtonStyle.Primary);

    private static string Gone(PlatformRefusal why) => why == PlatformRefusal.Archived ? "archived" : "gone";

    private static string Step(string? remedy) => remedy is null ? "" : $" Please {remedy}.";

    public static string RoundsWithoutRoom(int lost) => $"Rounds whose room is gone, and whose two are asked where to go on: {lost}";
}
