using Microsoft.Extensions.DependencyInjection;
using PrepBot.Chat.Interactions;
using PrepBot.Chat.Messages;
using PrepBot.Domain.Coverage;
using PrepBot.Domain.Members;
using PrepBot.Domain.Questions;
using PrepBot.Features.Tests.Questions;
using PrepBot.Features.Tests.Support;
using PrepBot.Practice.Coverage.Pictures;

namespace PrepBot.Features.Tests.Boards;

/// <summary>Maps as pictures: offered where there is a tool, complete in words where there is none, with a text twin.</summary>
public sealed class PictureTests
{
    [Fact]
    public async Task NoTool_Anywhere_NoPictureIsPromised()
    {
        await using var group = await Group.GatherAsync();
        var ana = group.Member("Ana");

        await ana.CommandsAsync("me");
        Assert.DoesNotContain("picture", ana.Heard, StringComparison.OrdinalIgnoreCase);
        await ana.CommandsAsync("leaderboard");
        Assert.DoesNotContain("picture", ana.Heard, StringComparison.OrdinalIgnoreCase);
        await group.WaitAsync(TimeSpan.FromHours(25));
        Assert.DoesNotContain("picture", group.Platform.In(ana.Room)[^1].Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task OwnMap_Asked_ComesWithATwinAndWithoutVerdicts()
    {
        var tool = new Tool();
        await using var group = await Group.GatherAsync(services => services.AddSingleton<IPictureMaker>(tool));
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        await ana.CommandsAsync("me");

        await ana.PressesAsync("Picture");

        var file = Assert.IsType<PrivateReply>(ana.Last).File!;
        Assert.Equal(("my-coverage.png", "image/png"), (file.FileName, file.MediaType));
        Assert.StartsWith("My coverage: 1 of 16 principles covered. New this week: Frugality. Open: Customer Obsession, Ownership,", file.Twin, StringComparison.Ordinal);
        var drawn = Assert.Single(tool.Drawn);
        Assert.Equal(("1 of 16 practised, 1 new this week", "1-week streak · 22 November 2026"), (drawn.Title, drawn.Subtitle));
        Assert.Contains(new Tile("Frugality", CellSign.New, "new, today"), drawn.Tiles);
        Assert.Equal([10, 6], drawn.Groups.Select(part => part.Tiles.Count));
        Assert.Equal(["new this week", "last 3 weeks", "longer ago", "alone so far", "open"], drawn.Legend.Select(entry => entry.Words));
        Assert.DoesNotContain("Raj", WordsOf(drawn) + file.Twin, StringComparison.Ordinal);
        Assert.DoesNotContain("solid", WordsOf(drawn), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task GroupsMap_AskedUnderTheWeeklyPost_ShowsThatWeekAndNamesNobody()
    {
        var tool = new Tool();
        await using var group = await Group.GatherAsync(services => services.AddSingleton<IPictureMaker>(tool));
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        ana.GoesToChannel();
        await group.WaitAsync(TimeSpan.FromHours(48));

        await ana.PressesAsync("Picture");

        var file = Assert.IsType<PrivateReply>(ana.Last).File!;
        Assert.Equal("coverage-202647.png", file.FileName);
        Assert.StartsWith("Week 47, the group: 2 members, 1 round. Practised in that week: Frugality. Never: ", file.Twin, StringComparison.Ordinal);
        var drawn = Assert.Single(tool.Drawn);
        Assert.Contains(new Tile("Frugality", CellSign.New, "in week 47"), drawn.Tiles);
        Assert.DoesNotContain("Ana", WordsOf(drawn), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NameWithoutLetters_Drawn_IsANumberThatTheMessageExplains()
    {
        var tool = new Tool { Lacks = "Frugality" };
        await using var group = await Group.GatherAsync(services => services.AddSingleton<IPictureMaker>(tool));
        var ana = group.Member("Ana");
        await ana.CommandsAsync("me");

        await ana.PressesAsync("Picture");

        var drawn = Assert.Single(tool.Drawn);
        var number = drawn.Tiles.Index().Single(tile => tile.Item.Name.StartsWith("No. ", StringComparison.Ordinal)).Index + 1;
        Assert.Contains($"stand in it as numbers: No. {number} is Frugality.", ana.Heard);
        Assert.Contains("Frugality", Assert.IsType<PrivateReply>(ana.Last).File!.Twin, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToolThatFails_Asked_SaysSoAndLeadsBackToTheWords()
    {
        var tool = new Tool { Works = false };
        await using var group = await Group.GatherAsync(services => services.AddSingleton<IPictureMaker>(tool));
        var (ana, raj, mia) = (group.Member("Ana"), group.Member("Raj"), group.Member("Mia"));
        await TheRound.CompleteAsync(group, mia, raj);
        await ana.CommandsAsync("leaderboard");

        await ana.PressesAsync("Picture");

        Assert.Null(Assert.IsType<PrivateReply>(ana.Last).File);
        Assert.Contains("could not be made just now", ana.Heard);
        await ana.PressesAsync("Board");
        Assert.StartsWith("Week 47: ", ana.Heard, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherValues_Drawn_HaveATileEach()
    {
        var tool = new Tool();
        await using var group = await Group.GatherAsync(Questions.OtherValuesTests.Harbour());
        var ana = group.Member("Ana");
        var replica = group.Replica(services => services.AddSingleton<IPictureMaker>(tool));

        await Group.HandleAsync(new ActionClicked(ana.Origin(), new ActionId("coverage", "picture", Subject.None), []), replica);

        Assert.Equal(5, Assert.Single(tool.Drawn).Tiles.Count(tile => tile.Words == "open"));
    }

    private static string WordsOf(MapPicture picture) =>
        string.Join('\n', [picture.Title, picture.Subtitle, .. picture.Legend.Select(entry => entry.Words), .. picture.Tiles.SelectMany(tile => new[] { tile.Name, tile.Words })]);

    /// <summary>Takes drawings in, and hands something out.</summary>
    private sealed class Tool : IPictureMaker
    {
        public bool IsAvailable => true;

        public bool Works { get; init; } = true;

        public string? Lacks { get; init; }

        public List<MapPicture> Drawn { get; } = [];

        public bool CanDraw(string words) => words != Lacks;

        public Task<byte[]?> MakePngAsync(MapPicture picture, CancellationToken cancellationToken)
        {
            Drawn.Add(picture);
            return Task.FromResult<byte[]?>(Works ? [1, 2, 3] : null);
        }
    }
}
