using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using PrepBot.Application.Conversation;
using PrepBot.Application.Ports;
using PrepBot.Features.Tests.Support;

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
        Assert.DoesNotContain("picture", group.Platform.In(ana.Place)[^1].Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task OwnMap_Asked_ComesWithATwinAndWithoutVerdicts()
    {
        var tool = new Tool();
        await using var group = await Group.GatherAsync(services => services.AddSingleton<IPictureMaker>(tool));
        var (ana, raj) = (group.Member("Ana"), group.Member("Raj"));
        await TheRound.CompleteAsync(group, ana, raj);
        await ana.CommandsAsync("me");

        await ana.PressesAsync("Download picture");

        var file = Assert.IsType<PrivateReply>(ana.Last).File!;
        Assert.Equal(("my-coverage.png", "image/png"), (file.FileName, file.MediaType));
        Assert.StartsWith("My coverage: 1 of 16 principles covered. Once or twice: Frugality. Never: Customer Obsession, Ownership,", file.Twin, StringComparison.Ordinal);
        var svg = XDocument.Parse(Assert.Single(tool.Drawn)).Root!.Value;
        Assert.Contains("1 of 16 covered · 22 Nov 2026", svg, StringComparison.Ordinal);
        Assert.Contains("Frugality1 time, last 22 Nov 2026", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("solid", svg, StringComparison.OrdinalIgnoreCase);
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

        await ana.PressesAsync("Download picture");

        var file = Assert.IsType<PrivateReply>(ana.Last).File!;
        Assert.Equal("coverage-202647.png", file.FileName);
        Assert.StartsWith("LP coverage · week 47, the group: 2 members, 1 round. Practised in that week: Frugality. Never: ", file.Twin, StringComparison.Ordinal);
        var svg = XDocument.Parse(Assert.Single(tool.Drawn)).Root!.Value;
        Assert.Contains("Frugalityin week 47", svg, StringComparison.Ordinal);
        Assert.DoesNotContain("Ana", svg, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToolThatFails_Asked_SaysSoAndLeadsBackToTheWords()
    {
        var tool = new Tool { Works = false };
        await using var group = await Group.GatherAsync(services => services.AddSingleton<IPictureMaker>(tool));
        var ana = group.Member("Ana");
        await ana.CommandsAsync("leaderboard");

        await ana.PressesAsync("Download picture");

        Assert.Null(Assert.IsType<PrivateReply>(ana.Last).File);
        Assert.Contains("could not be made just now", ana.Heard);
        await ana.PressesAsync("Leaderboard");
        Assert.Contains("LP coverage · week 47", ana.Heard);
    }

    [Fact]
    public async Task OtherValues_Drawn_HaveATileEach()
    {
        var tool = new Tool();
        await using var group = await Group.GatherAsync(Questions.OtherValuesTests.Harbour());
        var ana = group.Member("Ana");
        var replica = group.Replica(services => services.AddSingleton<IPictureMaker>(tool));

        await Group.HandleAsync(new ActionClicked(ana.Origin(), new ActionId("coverage", "picture", Subject.None), []), replica);

        Assert.Equal(5, XDocument.Parse(Assert.Single(tool.Drawn)).Descendants().Count(node => node.Value == "never" && node.Name.LocalName == "text") - 1);
    }

    /// <summary>Takes drawings in, and hands something out.</summary>
    private sealed class Tool : IPictureMaker
    {
        public bool IsAvailable => true;

        public bool Works { get; init; } = true;

        public List<string> Drawn { get; } = [];

        public Task<byte[]?> MakePngAsync(string svg, CancellationToken cancellationToken)
        {
            Drawn.Add(svg);
            return Task.FromResult<byte[]?>(Works ? [1, 2, 3] : null);
        }
    }
}
