using PrepBot.Chat.Forms;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Chat.Work;
using PrepBot.Domain.Members;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Deliveries;

/// <summary>Once, however often delivered.</summary>
public sealed class DeliveryStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    private static readonly Reply Answer = Reply.Privately("You are in the queue.");

    [Fact]
    public async Task R2_NewDelivery_TakenAndAnswered_GetsTheAnswerTheNextTime()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");

        var first = await HandleAsync(home, ana, "d1");
        var second = await HandleAsync(home, ana, "d1");

        Assert.Null(first);
        Assert.Equivalent(Answer, second, strict: true);
    }

    [Fact]
    public async Task R2_SameDeliveryOnTwoConnections_SecondWaitsAndGetsTheFirstAnswer()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await using var first = await world.Units.BeginAsync(Token);
        Assert.Null(await TakeAsync(first, home, ana, "d1"));

        var second = HandleAsync(home, ana, "d1");
        await world.SomebodyWaitsAsync();
        Assert.False(second.IsCompleted);
        await first.Deliveries.AnswerAsync(home.Id, "test", "d1", Answer, Token);
        await first.CommitAsync(Token);

        Assert.Equivalent(Answer, await second, strict: true);
    }

    [Fact]
    public async Task R2_FirstTransactionRolledBack_SecondIsTheFirst()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        var first = await world.Units.BeginAsync(Token);
        await TakeAsync(first, home, ana, "d1");

        var second = HandleAsync(home, ana, "d1");
        await world.SomebodyWaitsAsync();
        await first.DisposeAsync();

        Assert.Null(await second);
    }

    [Fact]
    public async Task SameIdOfAnotherCommunityOrPlatform_Taken_IsNew()
    {
        var (home, elsewhere) = (await world.HomeAsync(), await world.HomeAsync());
        var (ana, other) = (await home.MemberAsync("Ana"), await elsewhere.MemberAsync("Ana"));
        await HandleAsync(home, ana, "d1");

        Assert.Null(await HandleAsync(elsewhere, other, "d1"));
        Assert.Null(await world.DoAsync(unit => unit.Deliveries.TakeAsync(home.Id, ana.Id, "other", "d1", Token)));
    }

    [Fact]
    public async Task SameIdByAnotherMember_Taken_DoesNotShowTheAnswer()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));
        await HandleAsync(home, ana, "d1");

        Assert.Equal(Reply.Nothing, await HandleAsync(home, raj, "d1"));
    }

    [Fact]
    public async Task R3_SameWordsUnderAnotherDelivery_GetTheFirstAnswerForAnHour()
    {
        var home = await world.HomeAsync();
        var (ana, raj) = (await home.MemberAsync("Ana"), await home.MemberAsync("Raj"));

        Assert.Null(await SayAsync(home, ana, "w1", "good question", Now));
        Assert.Equivalent(Answer, await SayAsync(home, ana, "w2", "good question", Now.AddMinutes(59)), strict: true);
        Assert.Null(await SayAsync(home, ana, "w3", "good questions", Now));
        Assert.Null(await SayAsync(home, raj, "w4", "good question", Now));
        Assert.Null(await SayAsync(home, ana, "w5", "good question", Now.AddMinutes(60)));
        Assert.Equivalent(Answer, await SayAsync(home, ana, "w6", "good question", Now.AddMinutes(61)), strict: true);
    }

    [Fact]
    public async Task SameWords_OfSomethingThatAddedNothing_AreNew()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await SayAsync(home, ana, "w1", "good question", Now);
        await world.DoAsync(unit => unit.Deliveries.ForgetWordsAsync(home.Id, "test", "w1", Token));

        Assert.Null(await SayAsync(home, ana, "w2", "good question", Now));
    }

    [Fact]
    public async Task R3_SameWordsTwice_AreRefusedByTheTable()
    {
        var home = await world.HomeAsync();
        var ana = await home.MemberAsync("Ana");
        await SayAsync(home, ana, "w1", "good question", Now);
        await HandleAsync(home, ana, "d2");

        await Refused.ByUniqueAsync(() => world.ExecuteAsync(
            "update deliveries set words = (select words from deliveries where delivery_id = 'w1' and community_id = $1) where delivery_id = 'd2' and community_id = $1", home.Id.Value));
    }

    private Task<Reply?> SayAsync(Home home, Member member, string id, string words, DateTimeOffset now) => world.DoAsync(async unit =>
    {
        await unit.At(now).Deliveries.TakeAsync(home.Id, member.Id, "test", id, Token);
        var answers = new FormAnswers(new Dictionary<string, IReadOnlyList<string>> { ["note"] = [words] });
        var earlier = await unit.Deliveries.NoteWordsAsync(home.Id, member.Id, "test", id, new ActionId("note", "add", Subject.None), answers, Token);
        await unit.Deliveries.AnswerAsync(home.Id, "test", id, Answer, Token);
        return earlier;
    });

    [Fact]
    public async Task R3_SameDeliveryTwice_IsRefusedByTheTable()
    {
        var home = await world.HomeAsync();
        await HandleAsync(home, await home.MemberAsync("Ana"), "d1");

        await Refused.ByUniqueAsync(() => world.ExecuteAsync("insert into deliveries select * from deliveries where community_id = $1", home.Id.Value));
    }

    private static Task<Reply?> TakeAsync(IUnitOfWork unit, Home home, Member member, string id) =>
        unit.Deliveries.TakeAsync(home.Id, member.Id, "test", id, Token);

    private Task<Reply?> HandleAsync(Home home, Member member, string id) => world.DoAsync(async unit =>
    {
        var earlier = await TakeAsync(unit, home, member, id);
        if (earlier is null)
            await unit.Deliveries.AnswerAsync(home.Id, "test", id, Answer, Token);
        return earlier;
    });
}
