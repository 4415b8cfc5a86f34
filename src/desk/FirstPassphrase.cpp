#include "desk/FirstPassphrase.h"

namespace watchdesk::desk {

namespace {

constexpr int wordsOfOne = 6;

constexpr const char* words =
    "acorn adopt alarm album alley amber angle ankle apple apron arena arrow aspen attic autumn award "
    "bacon badge bagel baker banjo barge basil beach beard begin bench berry birch bison blade blank "
    "blend bloom board bonus boots bottle brave bread brick bride brook brush bucket bugle bunny butter "
    "cabin cable camel candle canoe carbon cargo carpet castle cedar chalk charm cheese cherry chess "
    "chimney cider circus clay cliff clock cloud clover coach cobalt coconut comet copper coral cotton "
    "cousin crane crayon cricket crisp crown cube curry cushion dairy dance daisy decade denim desert "
    "diary dinner dolphin donkey dragon drawer drift drum eagle early earth easel echo elbow elder ember "
    "empty engine envelope evening fabric falcon famous feather fence ferry fiddle field finch flame "
    "fleece flint flute forest fossil fox frame frost fruit galaxy garden garlic gentle ginger giraffe "
    "glass globe glove golden grape gravel green guitar gull hammer harbour harp harvest hazel hedge "
    "helmet heron hinge hollow honey hotel humble iceberg igloo indigo iris island ivory jacket jasmine "
    "jelly jigsaw jolly juice jumper kayak kennel kettle kitten knight ladder lagoon lamp lantern lemon "
    "letter lilac lizard lobster lunar magnet mango maple marble meadow melon mill mirror mitten morning "
    "mosaic muffin napkin nectar nephew noodle north nutmeg oasis ocean olive onion orange orbit orchid "
    "otter oyster paddle palace panda paper parrot pebble pencil pepper piano picnic pigeon pillow "
    "planet plum pocket pony poplar prairie pudding puffin pumpkin puzzle quartz quilt rabbit radish "
    "raven ribbon river robin rocket saddle salmon sandal satin saucer scarf shadow shell silver sledge";

} // namespace

const QStringList& passphraseWords() {
    static const QStringList all = QString::fromLatin1(words).split(QLatin1Char(' '));
    return all;
}

QString makeFirstPassphrase(Random& random) {
    QStringList chosen;
    for (int i = 0; i < wordsOfOne; ++i)
        chosen += passphraseWords().at(
            static_cast<qsizetype>(random.below(static_cast<std::uint64_t>(passphraseWords().size()))));
    return chosen.join(QLatin1Char(' '));
}

} // namespace watchdesk::desk
