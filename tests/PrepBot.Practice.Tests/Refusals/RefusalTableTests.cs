using System.Reflection;
using System.Text.Json.Serialization;
using PrepBot.Chat.Cards;
using PrepBot.Chat.Platforms;
using PrepBot.Chat.Work;
using PrepBot.Practice.Refusals;

namespace PrepBot.Practice.Tests.Refusals;

/// <summary>The whole table: every kind of outgoing item with every refusal.</summary>
public sealed class RefusalTableTests
{
    public static TheoryData<int, int> Everything
    {
        get
        {
            var all = new TheoryData<int, int>();
            foreach (var kind in Enum.GetValues<OutgoingKind>())
            {
                foreach (var refusal in Enum.GetValues<PlatformRefusal>())
                    all.Add((int)kind, (int)refusal);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void EveryKind_WithEveryRefusal_HasItsStep_ItsFate_AndSomebodyWhoHears(int kind, int refusal)
    {
        var step = RefusalTable.For((OutgoingKind)kind, (PlatformRefusal)refusal);

        Assert.True(Enum.IsDefined(step) && Enum.IsDefined(step.Fate()));
        Assert.NotEqual("", step.InWords());
        Assert.NotEqual("", step.WhoHears());
        Assert.InRange(step.Tries(), 1, 2);
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void OnlyWhatIsGone_IsReadAsGone(int kind, int refusal)
    {
        var step = RefusalTable.For((OutgoingKind)kind, (PlatformRefusal)refusal);

        if (step == RefusalStep.PostAnew)
            Assert.Equal(PlatformRefusal.MessageGone, (PlatformRefusal)refusal);
        if (step == RefusalStep.AskBoth)
            Assert.Equal(PlatformRefusal.RoomGone, (PlatformRefusal)refusal);
        if (step == RefusalStep.CloseChannel)
            Assert.Contains((PlatformRefusal)refusal, new[] { PlatformRefusal.RoomGone, PlatformRefusal.Archived });
        if (step == RefusalStep.Replace)
            Assert.Equal(PlatformRefusal.CannotBeEdited, (PlatformRefusal)refusal);
    }

    // An edit of a card is the engine's, which knows no table.
    [Theory]
    [InlineData((int)OutgoingKind.QueueCard)]
    [InlineData((int)OutgoingKind.WeeklyPost)]
    [InlineData((int)OutgoingKind.Invitation)]
    [InlineData((int)OutgoingKind.PrivateInvitation)]
    [InlineData((int)OutgoingKind.RoundCard)]
    [InlineData((int)OutgoingKind.QuestionCard)]
    public void CardThatTakesNoEdit_IsTreatedAsTheEngineDoes(int kind)
    {
        Assert.Equal(RefusalStep.PostAnew, RefusalTable.For((OutgoingKind)kind, PlatformRefusal.MessageGone));
        Assert.Equal(RefusalStep.Replace, RefusalTable.For((OutgoingKind)kind, PlatformRefusal.CannotBeEdited));
    }

    [Fact]
    public void EverySortOfItem_AndEveryCard_HasItsKind()
    {
        var contents = typeof(OutboxContent).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType).ToList();
        var cards = typeof(OutgoingKinds).Assembly.GetTypes().Where(type => !type.IsAbstract && typeof(ICard).IsAssignableFrom(type))
            .Select(type => (string)type.GetField("Name")!.GetRawConstantValue()!).ToList();

        Assert.All(contents.Where(type => type != typeof(ShowCard)), type => Assert.True(Enum.IsDefined(OutgoingKinds.For(Made(type)))));
        Assert.All(cards, card => Assert.True(Enum.IsDefined(OutgoingKinds.OfCard(card))));
        Assert.Equal(
            Enum.GetValues<OutgoingKind>().Order(),
            contents.Where(type => type != typeof(ShowCard)).Select(type => OutgoingKinds.For(Made(type)))
                .Concat(cards.Select(card => OutgoingKinds.OfCard(card)))
                .Append(OutgoingKinds.OfCard("invitation", isPrivate: true))
                .Distinct().Order());
    }

    private static OutboxContent Made(Type type) =>
        (OutboxContent)System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type);
}
