using PrepBot.Chat.Messages;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Queue;

/// <summary>What can be done while nobody is there: each with its button, and only what there is.</summary>
internal static class WaysOn
{
    /// <summary>The place in the queue, and the ways on from it.</summary>
    /// <param name="ring">Being rung, where that is offered; or null.</param>
    /// <param name="canTrain">There are answers to rate.</param>
    /// <param name="isFirst">Nobody else is in this group yet.</param>
    /// <param name="buttons">The buttons of the place.</param>
    public static Message Create(RichText place, RingOffer? ring, bool canTrain, bool isFirst, IReadOnlyList<Button> buttons)
    {
        var blocks = new List<Block> { new Paragraph(place) };
        if (ring is not null)
            blocks.Add(ring.Line);
        if (canTrain)
            blocks.Add(new Section(QueueTexts.TrainMeanwhile, Practise.TrainEar with { Style = ButtonStyle.Primary }));
        if (isFirst)
            blocks.AddRange([new Paragraph(QueueTexts.FirstHere), new Quote(RichText.Plain(QueueTexts.InviteOthers))]);
        blocks.Add(new Buttons(buttons));
        return new Message(blocks) { Accent = Accent.Green };
    }

    /// <summary>The card of somebody who interviews for the first time, with an answer to rate before; the kit does not wait for it.</summary>
    public static Message BeforeTheFirstKit(Message card) => card with { Blocks = [.. card.Blocks, new Section(QueueTexts.TrainFirst, Practise.TrainEar)] };
}
