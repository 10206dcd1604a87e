using PrepBot.Chat.Commands;
using PrepBot.Chat.Dispatch;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Answers;
using PrepBot.Domain.Principles;
using PrepBot.Practice.Communities;
using PrepBot.Practice.Questions.ShowPrinciple;
using PrepBot.Practice.Wording;

namespace PrepBot.Practice.Alone.ShowDrills;

/// <summary>What can be practised without anybody, under one word.</summary>
internal sealed class ShowDrills(PrincipleSet principles, AnswerBook answers) : Feature
{
    private static readonly CommandDefinition Command = new("solo", DrillTexts.CommandHelp, []) { Aliases = ["alone", "drill"] };

    public override string Name => "solo";

    public override IReadOnlyList<Handler> Handlers =>
    [
        new(new OnCommand(Command), AccessRule.AnyMember, HandlerKind.Shows, ShowAsync),
        new(new OnClick("show"), AccessRule.AnyMember, HandlerKind.Shows, ShowAsync),
    ];

    private async Task<Reply> ShowAsync(Call call, CancellationToken cancellationToken)
    {
        var (needed, done) = await call.Work.TogetherAsync(
            () => Needs.InOrderAsync(call, principles, cancellationToken),
            () => call.Work.Trainings.OfMemberAsync(call.CommunityId, call.Member.Id, cancellationToken),
            cancellationToken);
        var blocks = new List<Block> { new Heading(DrillTexts.Title), new Section(DrillTexts.AnswerOne, Practise.Alone with { Style = ButtonStyle.Primary }) };
        if (answers.All.Count > 0)
            blocks.Add(new Section(EarFigures.From(done) is { } figures ? DrillTexts.TrainOn(figures) : DrillTexts.TrainFirst, Practise.TrainEar));
        if (principles.TryGet(needed[0]) is { } thin)
            blocks.Add(new Section(DrillTexts.ReadOn(principles.ShortNameOf(thin.Id)), PrincipleCard.Read(thin.Id)));
        return Reply.Privately(new Message(blocks));
    }
}
