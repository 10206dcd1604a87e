using PrepBot.Chat.Messages;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Rounds;
using PrepBot.Practice.Members;
using PrepBot.Practice.Wording;
using PrepBot.Values.Identity;

namespace PrepBot.Practice.Rounds;

/// <summary>
/// What somebody who has just been paired reads outside the room: with whom and what for, "I'm here" itself, and the way in. For the interviewer the question is
/// in sight already; the candidate sees nothing of it.
/// </summary>
internal static class PairingCard
{
    /// <summary>The card of one of the pair.</summary>
    /// <param name="more">What else is to be known: where the round opens, why these two. Nothing where it is empty.</param>
    public static Message Create(Round round, MemberId reader, People people, PrincipleSet principles, RichText more) => round.PartOf(reader) == RoundPart.Interviewer
        ? ForInterviewer(round, people, principles, more)
        : ForCandidate(round, people, principles, more);

    /// <summary>For whoever asks: pressing "Ask it" counts as being here, so it is at hand from the beginning.</summary>
    public static Message ForInterviewer(Round round, People people, PrincipleSet principles, RichText more)
    {
        var blocks = new List<Block>
        {
            new Heading(CockpitTexts.CanYouSpeak(people.PlainName(round.CandidateId))),
            new Paragraph(PairingTexts.Paired(people.Name(round.CandidateId), RoundPart.Interviewer, round, principles)),
        };
        Cockpit.AddAtHand(round, blocks);
        var buttons = new List<Button>();
        if (!round.InterviewerHere)
            buttons.Add(RoundActions.HereFromOutside(round));
        if (round.Ready.Count > 0)
            buttons.Add(RoundActions.AskPrompt(round, round.Ready[0]) with { Style = ButtonStyle.Normal });
        blocks.Add(new Buttons([.. buttons, RoundActions.Reference(round, KitReference.Meaning), RoundActions.CannotMakeIt(round)]));
        blocks.AddRange(Small(more));
        return WithTheWayIn(new Message(blocks) { Accent = Hues.Of(principles, round.CurrentPrinciple) }, round);
    }

    /// <summary>For whoever answers, before they have said that they are here and after.</summary>
    public static Message ForCandidate(Round round, People people, PrincipleSet principles, RichText more) =>
        WithTheWayIn(new Message([.. ForCandidate(round, people, principles, RoundActions.HereFromOutside(round)), .. Small(more)]) { Accent = Accent.Green }, round);

    /// <summary>What the candidate reads until the round begins, on this card and on their own.</summary>
    /// <param name="here">How they say that they are here.</param>
    public static IReadOnlyList<Block> ForCandidate(Round round, People people, PrincipleSet principles, Button here)
    {
        var interviewer = people.PlainName(round.InterviewerId);
        return
        [
            new Heading(round.CandidateHere ? CockpitTexts.WaitingFor(interviewer) : PairingTexts.CanYouSpeak(interviewer)),
            new Paragraph(PairingTexts.Paired(people.Name(round.InterviewerId), RoundPart.Candidate, round, principles)),
            .. round.CandidateHere ? [new Paragraph(PairingTexts.YouAreHere)] : Array.Empty<Block>(),

            // Before there is a room nobody knows yet which channel is theirs.
            .. round.Room is not null ? [new Paragraph(TalkTexts.InTheRoom(round.Talk))] : Array.Empty<Block>(),
            new Buttons(round.CandidateHere ? [RoundActions.CannotMakeIt(round)] : [here, RoundActions.CannotMakeIt(round)]),
        ];
    }

    /// <summary>A card of an open round in the hand of somebody outside its room: the way in stands behind its first buttons, and leads there as soon as the room is known.</summary>
    public static Message WithTheWayIn(Message card, Round round)
    {
        if (!round.IsOpen)
            return card;

        var way = new PrivateRoomLink(PairingTexts.OpenTheRoom, round.Id.Value);
        var row = card.Blocks.OfType<Buttons>().FirstOrDefault(buttons => buttons.Items.Count + buttons.Links.Count < MaxInRow);
        var leading = row is null
            ? card with { Blocks = [.. card.Blocks, new Buttons([]) { Links = [way] }] }
            : card with { Blocks = [.. card.Blocks.Select(block => ReferenceEquals(block, row) ? row with { Links = [.. row.Links, way] } : block)] };
        return round.Room is null ? leading : leading.WithWay(way, round.Room);
    }

    /// <summary>More buttons do not stand in one row.</summary>
    private const int MaxInRow = 5;

    private static IEnumerable<Block> Small(RichText more) => more.ToPlainText().Length > 0 ? [new SmallPrint(more)] : [];
}
