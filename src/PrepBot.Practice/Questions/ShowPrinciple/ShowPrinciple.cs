using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Principles;
using PrepBot.Domain.Questions;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Questions.ShowPrinciple;

/// <summary>The card of a principle, one part at a time; the reference cards beside it; and the list to choose from.</summary>
internal sealed class ShowPrinciple(PracticeWords words, QuestionBank bank, AnswerBook answers) : Feature
{
    private readonly PrincipleSet _principles = bank.Principles;

    public override string Name => PrincipleCard.Feature;

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command()), AccessRule.AnyMember, HandlerKind.Shows, (call, _) => Task.FromResult(Show(call))),
        new(new OnClick("pick"), AccessRule.AnyMember, HandlerKind.Shows, (call, _) => PartAsync(call, call.Chosen is [var key, ..] ? key : "", PrinciplePart.InShort)),
        new(new OnClick("part"), AccessRule.AnyMember, HandlerKind.Shows, (call, _) => PartAsync(call, call.Target.Part(0) ?? "", PrinciplePart.Find(call.Target.Part(1)))),
        new(new OnClick("read"), AccessRule.AnyMember, HandlerKind.Shows, (call, _) => Task.FromResult(Reply.Privately(Page(call.Target.Part(0) ?? "", PrinciplePart.InShort, call)))),
        new(new OnClick("answer"), AccessRule.AnyMember, HandlerKind.Shows, AnswerAsync),
        new(new OnClick("card"), AccessRule.AnyMember, HandlerKind.Shows, (call, _) => Task.FromResult<Reply>(new UpdateReply(Card(call.Chosen is [var key, ..] ? key : "")))),
    ];

    /// <summary>Not one for all: which cards there are, the value set says.</summary>
    private CommandDefinition Command()
    {
        var inputs = new List<CommandInput> { words.Principles("name", "The principle", max: 1) };
        if (ReferenceTexts.Options(bank.Cards) is { Count: > 0 } options)
        {
            var called = bank.Cards.Cards.SelectMany(card => card.AlsoCalled.Select(name => (name, card.Id)));
            inputs.Add(new ChoiceInput("card", ShowPrincipleTexts.CardHelp, options, LeadWord: "card")
            {
                AlsoSaid = called.ToDictionary(pair => pair.name, pair => pair.Id),
            });
        }

        return new("principle", ShowPrincipleTexts.CommandHelp, inputs);
    }

    private Reply Show(Call call)
    {
        if (call.Values.Choice("card") is { } card)
            return Reply.Privately(Card(card));

        var asked = call.Values.Principles("name");
        return Reply.Privately(asked.Count > 0 && _principles.TryGet(asked[0]) is { } principle
            ? PrincipleCard.Create(principle, PrinciplePart.InShort, bank, answers, call.Presence.Channel)
            : List());
    }

    private Task<Reply> PartAsync(Call call, string key, PrinciplePart part) => Task.FromResult<Reply>(new UpdateReply(Page(key, part, call)));

    private Message Page(string key, PrinciplePart part, Call call) =>
        _principles.TryGet(new(key)) is { } principle ? PrincipleCard.Create(principle, part, bank, answers, call.Presence.Channel) : List();

    /// <summary>A good answer, for who has tried the principle in a round: heard before, it would be repeated instead of one's own story.</summary>
    private async Task<Reply> AnswerAsync(Call call, CancellationToken cancellationToken)
    {
        if (_principles.TryGet(new(call.Target.Part(0) ?? "")) is not { } principle || AnswerTexts.Best(principle.Id, answers) is not { } best)
            return Reply.Privately(List());

        return await call.Work.Prompts.WasAskedAsync(call.CommunityId, call.Member.Id, principle.Id, cancellationToken)
            ? Reply.Privately(AnswerTexts.Page(best, principle, bank))
            : Reply.Privately(AnswerTexts.NotYet(principle, _principles, call.Presence.Channel));
    }

    private Message Card(string id) => ReferenceTexts.Page(id, bank) is { } blocks ? new([.. blocks, .. Choices()]) : List();

    private Message List() => new(
    [
        new Heading("The principles"),
        new Paragraph(string.Join('\n', _principles.InPublishedOrder.Select((principle, i) => $"{i + 1}  {principle.Name}"))),
        .. Choices(),
    ]);

    private IEnumerable<Block> Choices() => PrincipleCard.Choices(bank);
}
