using System.Xml.Linq;
using PrepBot.Application.Pictures;

namespace PrepBot.Application.Tests.Pictures;

public sealed class MapPictureTests
{
    private static readonly IReadOnlyList<(Fill Fill, string Words)> Legend = [(Fill.Solid, "often"), (Fill.Striped, "once or twice"), (Fill.Empty, "never")];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(16)]
    [InlineData(20)]
    public void Map_OfSoManyPrinciples_HasATileForEachWithinItsEdges(int principles)
    {
        var picture = Picture([.. Enumerable.Range(0, principles).Select(i => new Tile($"Principle number {i}", (Fill)(i % 4), $"{i} times"))]);

        var svg = XDocument.Parse(picture.ToSvg()).Root!;

        var (width, height) = ((double)svg.Attribute("width")!, (double)svg.Attribute("height")!);
        Assert.Equal(principles, Texts(svg).Count(text => text.EndsWith(" times", StringComparison.Ordinal)));
        Assert.All(svg.Descendants().Where(node => node.Name.LocalName == "rect" && node.Parent!.Name.LocalName != "pattern"), box =>
        {
            Assert.InRange((double)box.Attribute("x")! + (double)box.Attribute("width")!, 0, width);
            Assert.InRange((double)box.Attribute("y")! + (double)box.Attribute("height")!, 0, height);
        });
    }

    [Fact]
    public void Fills_EachLookDifferent_WithoutTheirColours()
    {
        var fills = Enum.GetValues<Fill>().Select(fill => XDocument.Parse(Picture([new Tile("Same", fill, "same")]).ToSvg()).Root!).ToList();

        // The legend has swatches of its own; the tile's comes last.
        var shapes = fills.Select(svg => string.Concat(svg.Elements().Last(node => node.Name.LocalName == "g").DescendantsAndSelf().Select(Shape))).ToList();

        Assert.Equal(4, shapes.Distinct().Count());

        static string Shape(XElement node)
        {
            var fill = (string?)node.Attribute("fill") ?? "";
            return $"<{node.Name.LocalName} {(string?)node.Attribute("stroke-dasharray")} {(fill.StartsWith("url", StringComparison.Ordinal) ? fill : "")}>";
        }
    }

    [Theory]
    [InlineData("<script>alert(1)</script> & \"co\"")]
    [InlineData("]]><image href='file:///etc/passwd'/>")]
    [InlineData("&xxe; \u202e \u0000\u0008 \ud83d half")]
    public void HostileName_Drawn_IsWordsAndNoMarkup(string name)
    {
        var picture = Picture([new Tile(name, Fill.Solid, name)]);

        var svg = XDocument.Parse(picture.ToSvg()).Root!;

        Assert.DoesNotContain(svg.Descendants(), node => node.Name.LocalName is "script" or "image" or "use" or "foreignObject");
        Assert.DoesNotContain(svg.Descendants().Attributes(), attribute => attribute.Name.LocalName is "href" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void LongNames_Wrapped_LoseNothing()
    {
        const string Name = "Strive to be the Donaudampfschifffahrtsgesellschaftskapitän of Responsibilities";

        var lines = TextWidth.Wrap(Name, 190, 15, bold: true);

        Assert.Equal(Name.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace("-", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal));
        Assert.All(lines, line => Assert.InRange(TextWidth.Of(line, 15, bold: true), 1, 190));
    }

    [Fact]
    public void SameMap_DrawnTwice_IsTheSame() =>
        Assert.Equal(Picture([new Tile("Frugality", Fill.Solid, "3 times")]).ToSvg(), Picture([new Tile("Frugality", Fill.Solid, "3 times")]).ToSvg());

    [Fact]
    public void Twin_OfFewNames_NamesThem_AndOfTooManyCountsThem()
    {
        var few = TextTwin.Of("Mine.", [("often", ["Frugality", "Dive Deep"]), ("never", [])]);
        var many = TextTwin.Of("Mine.", [("often", Enumerable.Range(0, 20).Select(i => new string('x', 60)))]);

        Assert.Equal("Mine. Often: Frugality, Dive Deep.", few);
        Assert.Equal("Mine. Often: 20.", many);
    }

    private static MapPicture Picture(IReadOnlyList<Tile> tiles) => new("My coverage", "1 of 2 covered", Legend, tiles);

    private static IEnumerable<string> Texts(XElement svg) => svg.Descendants().Where(node => node.Name.LocalName == "text").Select(node => node.Value);
}
