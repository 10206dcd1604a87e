using PrepBot.Chat.Messages;

namespace PrepBot.Practice.Overview.ShowStatus;

/// <summary>What something of now is about: the more it wants to be looked at, the earlier.</summary>
internal enum NowKind
{
    Round = 0,
    Ring = 1,
    Appointment = 2,
    Invitation = 3,
    Debrief = 4,
    Waiting = 5,
    Invited = 6,
    ToBeRung = 7,
}

/// <summary>One thing that is now: a sentence, and what can be done about it, the likeliest first.</summary>
internal sealed record NowItem(NowKind Kind, RichText Text, IReadOnlyList<Button> Buttons)
{
    /// <summary>Where else one may go because of it.</summary>
    public IReadOnlyList<Link> Links { get => field ?? []; init; }

    /// <summary>The sentence with everything under it.</summary>
    public IEnumerable<Block> Blocks => Buttons.Count == 0 ? [new Paragraph(Text)] : [new Paragraph(Text), new Buttons(Buttons)];
}
