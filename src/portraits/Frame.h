// A small renderer: grids of lit vertices, a camera, and a frame that keeps what is nearest at every pixel, to be
// painted afterwards. Millimetres to pixels; pure; one thread a frame. Internal to the room.
#pragma once

#include "portraits/Maths.h"

#include <functional>
#include <vector>

namespace watchdesk::portraits {

/// What a pixel shows.
enum class Part : std::uint8_t { None, Face, Ear, Throat, Torso, Sleeve, Hood, Hand, Leg, Shoe };

struct Vertex {
    Vec3 place;
    Vec3 normal;
    float u = 0; ///< where on the part, in its own measure, for the painter
    float v = 0;
    Vec3 light; ///< arriving, all sources
    float gloss = 0;
};

/// A surface: rows of vertices.
struct Grid {
    Grid(int columnCount, int rowCount, Part what)
        : columns(columnCount), rows(rowCount), part(what),
          vertices(static_cast<std::size_t>(columnCount) * static_cast<std::size_t>(rowCount)) {}
    Vertex& at(int column, int row) { return vertices[static_cast<std::size_t>(row * columns + column)]; }
    [[nodiscard]] const Vertex& at(int column, int row) const {
        return vertices[static_cast<std::size_t>(row * columns + column)];
    }
    int columns;
    int rows;
    Part part;
    std::vector<Vertex> vertices;
};

/// Sets the normals from the neighbours' places; `outward` -1 where rows and columns run the other way round.
void setNormals(Grid& grid, float outward = 1);

struct Camera {
    float scale = 1; ///< pixels a millimetre at z = 0
    float x = 0;     ///< pixel of the origin
    float y = 0;
    float distance = 1900; ///< to the lens

    [[nodiscard]] Vec3 operator()(Vec3 p) const {
        const float k = scale * distance / (distance - p.z);
        return {x + p.x * k, y + p.y * k, p.z};
    }
};

inline constexpr float nothing = -1e9F;

struct Fragment {
    float z = nothing;
    float u = 0;
    float v = 0;
    Vec3 light;
    float gloss = 0;
    Part part = Part::None;
};

class Frame {
public:
    Frame(int width, int height, const Camera& camera);
    /// Draws the grid; a fragment for which `keep` is false is left out.
    void add(const Grid& grid, const std::function<bool(const Fragment&)>& keep = {});
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    [[nodiscard]] const Camera& camera() const { return m_camera; }
    [[nodiscard]] const Fragment& at(int x, int y) const {
        return m_fragments[static_cast<std::size_t>(y * m_width + x)];
    }
    /// Millimetres to the viewer of what is nearest; far behind where there is nothing.
    [[nodiscard]] float depth(int x, int y) const { return m_depth[static_cast<std::size_t>(y * m_width + x)]; }
    [[nodiscard]] bool holds(int x, int y) const { return x >= 0 && y >= 0 && x < m_width && y < m_height; }

private:
    struct Corner {
        Vec3 place;
        const Vertex* vertex;
    };
    void triangle(const Corner& a, const Corner& b, const Corner& c, Part part,
                  const std::function<bool(const Fragment&)>& keep);

    int m_width;
    int m_height;
    Camera m_camera;
    std::vector<Fragment> m_fragments;
    std::vector<float> m_depth; ///< the fragments' z once more, close together
};

/// Linear RGB with how much of the pixel is covered.
struct Paint {
    Vec3 colour; ///< not multiplied by the cover
    float cover = 0;
};

/// A sheet of paint as large as its frame.
class Canvas {
public:
    Canvas(int width, int height)
        : m_width(width), m_height(height),
          m_paint(static_cast<std::size_t>(width) * static_cast<std::size_t>(height)) {}
    [[nodiscard]] int width() const { return m_width; }
    [[nodiscard]] int height() const { return m_height; }
    Paint& at(int x, int y) { return m_paint[static_cast<std::size_t>(y * m_width + x)]; }
    [[nodiscard]] const Paint& at(int x, int y) const { return m_paint[static_cast<std::size_t>(y * m_width + x)]; }
    /// Lays paint over what is there.
    void lay(int x, int y, Vec3 colour, float cover) {
        Paint& p = at(x, y);
        const float all = cover + p.cover * (1 - cover);
        if (all > 0)
            p.colour = mix(p.colour, colour, cover / all);
        p.cover = all;
    }

private:
    int m_width;
    int m_height;
    std::vector<Paint> m_paint;
};

} // namespace watchdesk::portraits
