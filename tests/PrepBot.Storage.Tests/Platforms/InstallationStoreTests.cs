using PrepBot.Chat.Platforms;
using PrepBot.Values.Identity;
using PrepBot.Values.Secrets;
using static PrepBot.Storage.Tests.StoreWorld;

namespace PrepBot.Storage.Tests.Platforms;

public sealed class InstallationStoreTests(StoreWorld world) : IClassFixture<StoreWorld>
{
    private static readonly PlatformName Platform = new("test");

    private IInstallationStore Store => world.Installations;

    [Fact]
    public async Task Installation_Kept_IsFoundWithItsToken()
    {
        var kept = Made("T1", "token-1");

        await Store.SaveAsync(kept, Now, Token);

        var found = await Store.FindAsync(Of("T1"), null, Token);
        Assert.Equal((kept.Id, "token-1", "U0BOT"), (found!.Id, found.Token.Reveal(), found.BotPerson));
        Assert.Null(await Store.FindAsync(new CommunityRef(new PlatformName("other"), "T1"), null, Token));
        Assert.Contains(await Store.ListAsync(Platform, Token), one => one.Id == kept.Id);
    }

    [Fact]
    public async Task Installation_KeptAgain_TakesThePlaceOfTheFirst_WhoseEndIsOldNews()
    {
        var (first, second) = (Made("T2", "token-1"), Made("T2", "token-2"));
        await Store.SaveAsync(first, Now, Token);
        await Store.SaveAsync(second, Now, Token);

        await Store.EndAsync(Of("T2"), first.Id, Now, Token);

        Assert.Equal("token-2", (await Store.FindAsync(Of("T2"), null, Token))!.Token.Reveal());
        Assert.Equal(1, await world.ScalarAsync<long>("select count(*) from installations where community = 'T2'"));
    }

    [Fact]
    public async Task Installation_Ended_LosesItsToken_AndIsFoundNoMore()
    {
        var kept = Made("T3", "token-1");
        await Store.SaveAsync(kept, Now, Token);

        await Store.EndAsync(Of("T3"), kept.Id, Now, Token);

        Assert.Null(await Store.FindAsync(Of("T3"), null, Token));
        Assert.True(await world.ScalarAsync<bool>("select token is null from installations where community = 'T3'"));
        Assert.DoesNotContain(await Store.ListAsync(Platform, Token), one => one.Place == "T3");
    }

    [Fact]
    public async Task Organisation_SpeaksForCommunitiesPlacedInIt_UnlessTheyHaveTheirOwn()
    {
        await Store.SaveAsync(Made("E4", "whole") with { IsOrganisation = true, Organisation = "E4" }, Now, Token);
        await Store.SaveAsync(Made("T42", "own"), Now, Token);
        Assert.Null(await Store.FindAsync(Of("T41"), null, Token));
        Assert.Equal("whole", (await Store.FindAsync(Of("T41"), "E4", Token))!.Token.Reveal());

        await Store.PlaceAsync(Of("T41"), "E4", Now, Token);
        await Store.PlaceAsync(Of("T42"), "E4", Now, Token);

        Assert.Equal("whole", (await Store.FindAsync(Of("T41"), null, Token))!.Token.Reveal());
        Assert.Equal("own", (await Store.FindAsync(Of("T42"), null, Token))!.Token.Reveal());
    }

    [Fact]
    public async Task CommunityAndOrganisationOfTheSameId_AreKeptApart()
    {
        await Store.SaveAsync(Made("X5", "whole") with { IsOrganisation = true, Organisation = "X5" }, Now, Token);

        Assert.Null(await Store.FindAsync(Of("X5"), null, Token));
        await Store.SaveAsync(Made("X5", "own"), Now, Token);

        Assert.Equal("own", (await Store.FindAsync(Of("X5"), null, Token))!.Token.Reveal());
        Assert.Equal(2, (await Store.ListAsync(Platform, Token)).Count(one => one.Place == "X5"));
    }

    [Fact]
    public async Task Token_CopiedIntoAnotherRow_DoesNotOpen()
    {
        await Store.SaveAsync(Made("T6", "token-1"), Now, Token);
        await Store.SaveAsync(Made("T7", "token-2"), Now, Token);

        await world.ExecuteAsync("update installations set token = (select token from installations where community = 'T6') where community = 'T7'");

        await Assert.ThrowsAnyAsync<System.Security.Cryptography.CryptographicException>(() => Store.FindAsync(Of("T7"), null, Token));
        await world.ExecuteAsync("delete from installations where community = 'T7'");
    }

    [Fact]
    public async Task State_IsGoodOnce_InItsBrowser_UntilItsTime()
    {
        var (browser, other) = (new string('a', 64), new string('b', 64));
        var (first, second, third) = (SetOut(browser, 10), SetOut(browser, 9), SetOut(browser, 8));

        Assert.True(await ComeBackAsync(first, browser, Now.AddMinutes(10).AddSeconds(-1)));
        Assert.False(await ComeBackAsync(first, browser, Now));
        Assert.False(await ComeBackAsync(second, other, Now));
        Assert.False(await ComeBackAsync(second, browser, Now));
        Assert.False(await ComeBackAsync(third, browser, Now.AddMinutes(8)));
        Assert.True(await ComeBackAsync(third, browser, Now));
    }

    /// <summary>Whoever makes one up, or changes one, is told nothing and costs nothing.</summary>
    [Fact]
    public async Task State_ChangedAnywhereOrOfAnotherPlatform_IsNoneOfOurs_AndNothingIsKeptOfIt()
    {
        var browser = new string('c', 64);
        var state = SetOut(browser, 10);
        for (var place = 0; place < state.Length; place++)
        {
            var changed = $"{state[..place]}{(state[place] == '0' ? '1' : '0')}{state[(place + 1)..]}";
            Assert.False(await ComeBackAsync(changed, browser, Now), $"changed at {place}");
        }

        Assert.False(await Store.ComeBackAsync(new PlatformName("other"), state, browser, Now, Token));
        Assert.False(await ComeBackAsync("", browser, Now));
        Assert.Equal(0, await world.ScalarAsync<long>("select count(*) from install_attempts where browser_hash = $1", browser));
        Assert.True(await ComeBackAsync(state, browser, Now));
    }

    private string SetOut(string browser, int minutes) => Store.SetOut(Platform, browser, Now.AddMinutes(minutes));

    private Task<bool> ComeBackAsync(string state, string browser, DateTimeOffset now) => Store.ComeBackAsync(Platform, state, browser, now, Token);

    private static Installation Made(string place, string token) =>
        new(Guid.CreateVersion7(Now), Platform, place, IsOrganisation: false, Organisation: null, "U0BOT", new Secret(token));

    private static CommunityRef Of(string id) => new(Platform, id);
}
