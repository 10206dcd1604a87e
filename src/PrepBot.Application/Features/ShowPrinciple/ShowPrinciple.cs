using PrepBot.Application.Conversation;
using PrepBot.Application.Dispatch;
using PrepBot.Application.Rounds;
using PrepBot.Application.Wording;
using PrepBot.Domain.Principles;

namespace PrepBot.Application.Features.ShowPrinciple;

/// <summary>The reference card of a principle, or the list to choose from.</summary>
internal sealed class ShowPrinciple(PrincipleSet principles) : Feature
{
    private static readonly CommandDefinition Command = new(
        "principle", "What a principle means, and what interviewers listen for", [new PrincipleInput("name", "The principle", Max: 1)]);

    public override string Name => "principle";

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Shows, (call, _) => Task.FromResult(Show(call, call.Values.Principles("name")))),
        new(new OnClick("pick"), AccessRule.AnyMember, HandlerKind.Shows, (call, _) => Task.FromResult(Show(call, [.. call.Chosen.Select(key => new PrincipleId(key))]))),
    ];

    private Reply Show(Call call, IReadOnlyList<PrincipleId> asked)
    {
        var principle = asked.Count > 0 ? principles.TryGet(asked[0]) : null;
        return Reply.Privately(principle is null ? List() : Card(call, principle));
    }

    private Message List() => new(
    [
        new Heading("The principles"),
        new Paragraph(string.Join('\n', principles.InPublishedOrder.Select((principle, i) => $"{i + 1}  {principle.Name}"))),
        Pick(),
        InWords.PrivateLine,
    ]);

    private Message Card(Call call, Principle principle)
    {
        var blocks = new List<Block>
        {
            new Heading(principle.Name),
            new Paragraph(principle.Meaning),
            new Paragraph(RichText.Of($"{"A full answer has":strong}\n{Lines(principle.Beats.Select(beat => beat.Text))}")),
            new Paragraph(RichText.Of($"{"Interviewers are glad to hear":strong}\n{Lines(principle.GreenFlags)}")),
            new Paragraph(RichText.Of($"{"Warning signs":strong}\n{Lines(principle.RedFlags)}")),
            new Facts([new Fact("Strong", principle.Rubric.Strong), new Fact("Concern", principle.Rubric.Concern)]),
            new Paragraph(RichText.Of($"{"Often mixed up with":strong}\n{Lines(principle.Neighbours.Select(other => $"{principles.NameOf(other.Principle)}: {other.Difference}"))}")),
        };
        if (call.Presence.Channel is { Enabled: true } channel)
            blocks.Add(new Buttons([Practise.This(principle.Id, principles, channel.Id), OnePrompt(principle.Id)]));
        else
            blocks.Add(new Buttons([OnePrompt(principle.Id)]));

        blocks.Add(Pick());
        blocks.Add(InWords.PrivateLine);
        return new Message(blocks);
    }

    private Select Pick() => new(
        new ActionId(Name, "pick", Subject.None),
        "Look at a principle",
        [.. principles.InPublishedOrder.Take(25).Select(principle => new Option(principle.Id.Key, principle.Name))]);

    private static Button OnePrompt(PrincipleId principle) =>
        new(new ActionId("prompt", "one", Subject.Of(principle.Key)), "One practice prompt");

    private static string Lines(IEnumerable<string> items) => string.Join('\n', items.Select(item => $"· {item}"));
}
