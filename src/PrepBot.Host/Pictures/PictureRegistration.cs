using PrepBot.Practice.Coverage.Pictures;
namespace PrepBot.Host.Pictures;

/// <summary>Puts in what draws pictures.</summary>
internal static class PictureRegistration
{
    public static IServiceCollection AddPictures(this IServiceCollection services) => services.AddSingleton<IPictureMaker, SkiaPictures>();
}
